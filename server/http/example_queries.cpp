#include "server/http/example_queries.h"

#include <algorithm>
#include <utility>

#include "server/http/search_link.h"

namespace article_search {

namespace {

using schema::Facet;

/// More values than this are no example any more.
constexpr std::size_t kValuesRead = 20;

/// What an index is about, most frequent first.
struct Subjects {
  std::vector<std::string> topics;
  std::vector<std::string> institutions;
  /// Latest first.
  std::vector<std::string> years;
};

/// The topics tell passages apart: those of more than half of them are left out.
Subjects read_subjects(Searcher& searcher) {
  SearchRequest request;
  request.limit = 1;
  request.facets = {.facets = {Facet::topic, Facet::institution, Facet::year},
                    .limit = kValuesRead};
  const auto found = searcher.search(request);
  if (!found || found->facets.size() != request.facets.facets.size()) return {};
  Subjects subjects;
  for (const FacetCount& topic : found->facets[0].values) {
    if (2 * topic.count <= found->passages.value) subjects.topics.push_back(topic.value);
  }
  for (const FacetCount& value : found->facets[1].values) {
    subjects.institutions.push_back(value.value);
  }
  for (const FacetCount& year : found->facets[2].values) subjects.years.push_back(year.value);
  return subjects;
}

/// The rarest institution that was read, behind a topic that its passages name. Both together mean
/// few passages, as a question does.
std::string topic_at_institution(Searcher& searcher, const Subjects& subjects) {
  if (subjects.institutions.empty()) return {};
  const std::string& institution = subjects.institutions.back();
  SearchRequest request = with_only_filter({}, Facet::institution, institution);
  request.limit = 1;
  request.facets = {.facets = {Facet::topic}, .limit = kValuesRead};
  const auto found = searcher.search(request);
  if (!found || found->facets.empty()) return {};
  for (const FacetCount& topic : found->facets[0].values) {
    const bool is_telling =
        std::ranges::find(subjects.topics, topic.value) != subjects.topics.end();
    if (is_telling) return topic.value + " " + institution;
  }
  return {};
}

std::vector<std::string> candidates(Searcher& searcher) {
  const Subjects subjects = read_subjects(searcher);
  std::vector<std::string> queries;
  if (!subjects.topics.empty()) queries.push_back(subjects.topics.front());
  queries.push_back(topic_at_institution(searcher, subjects));
  const auto phrase = std::find_if(
      subjects.topics.begin() + (subjects.topics.empty() ? 0 : 1), subjects.topics.end(),
      [](const std::string& topic) { return topic.find(' ') != std::string::npos; });
  if (phrase != subjects.topics.end()) queries.push_back('"' + *phrase + '"');
  if (!subjects.topics.empty() && subjects.years.size() > 1) {
    queries.push_back(subjects.topics.front() + " year:" + subjects.years.back() + ".." +
                      subjects.years.front());
  }
  return queries;
}

bool finds_something(Searcher& searcher, const std::string& query) {
  SearchRequest request{.query = query, .limit = 1};
  request.typos = TypoUse::off;
  const auto found = searcher.search(request);
  return found && found->passages.value > 0;
}

}  // namespace

std::vector<std::string> example_queries(Searcher& searcher, std::size_t limit) {
  std::vector<std::string> queries = candidates(searcher);
  if (const auto list = searcher.articles({.offset = 0, .limit = limit})) {
    for (const schema::StoredArticle& article : list->articles) queries.push_back(article.title);
  }
  std::vector<std::string> examples;
  for (std::string& query : queries) {
    if (examples.size() == limit) break;
    if (!query.empty() && finds_something(searcher, query)) examples.push_back(std::move(query));
  }
  return examples;
}

}  // namespace article_search
