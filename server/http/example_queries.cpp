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
    if (2 * topic.count <= found->passages) subjects.topics.push_back(topic.value);
  }
  for (const FacetCount& value : found->facets[1].values) {
    subjects.institutions.push_back(value.value);
  }
  for (const FacetCount& year : found->facets[2].values) subjects.years.push_back(year.value);
  return subjects;
}

/// A query, and among which passages it is tried: a few that it was made from, for speed.
SearchRequest candidate(std::string query, Facet facet, std::string value) {
  SearchRequest request = with_only_filter({}, facet, std::move(value));
  request.query = std::move(query);
  request.limit = 1;
  request.typos = TypoUse::off;
  return request;
}

/// The rarest institution that was read, behind a topic that its passages name. Both together mean
/// few passages, as a question does.
std::vector<SearchRequest> topic_at_institution(Searcher& searcher, const Subjects& subjects) {
  if (subjects.institutions.empty()) return {};
  const std::string& institution = subjects.institutions.back();
  SearchRequest request = candidate("", Facet::institution, institution);
  request.facets = {.facets = {Facet::topic}, .limit = kValuesRead};
  const auto found = searcher.search(request);
  if (!found || found->facets.empty()) return {};
  for (const FacetCount& topic : found->facets[0].values) {
    const bool is_telling =
        std::ranges::find(subjects.topics, topic.value) != subjects.topics.end();
    if (!is_telling) continue;
    return {candidate(topic.value + " " + institution, Facet::institution, institution)};
  }
  return {};
}

std::vector<SearchRequest> candidates(Searcher& searcher) {
  const Subjects subjects = read_subjects(searcher);
  const auto& topics = subjects.topics;
  std::vector<SearchRequest> queries = topic_at_institution(searcher, subjects);
  if (topics.empty()) return queries;
  const std::string& first = topics.front();
  queries.insert(queries.begin(), candidate(first, Facet::topic, first));
  const auto phrase = std::find_if(topics.begin() + 1, topics.end(), [](const std::string& topic) {
    return topic.find(' ') != std::string::npos;
  });
  if (phrase != topics.end()) {
    queries.push_back(candidate('"' + *phrase + '"', Facet::topic, *phrase));
  }
  if (subjects.years.size() > 1) {
    const std::string years = subjects.years.back() + ".." + subjects.years.front();
    queries.push_back(candidate(first + " year:" + years, Facet::topic, first));
  }
  return queries;
}

}  // namespace

std::vector<std::string> example_queries(Searcher& searcher, std::size_t limit) {
  std::vector<SearchRequest> queries = candidates(searcher);
  if (const auto list = searcher.articles({.offset = 0, .limit = limit})) {
    for (const schema::StoredArticle& article : list->articles) {
      queries.push_back(candidate(article.title, Facet::article, article.id));
    }
  }
  std::vector<std::string> examples;
  for (const SearchRequest& query : queries) {
    if (examples.size() == limit) break;
    const auto found = searcher.search(query);
    if (found && found->passages > 0) examples.push_back(query.query);
  }
  return examples;
}

}  // namespace article_search
