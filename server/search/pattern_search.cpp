#include "server/search/pattern_search.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/search/found_passages.h"

namespace article_search {

namespace {

using schema::Field;
using Xapian::Query;

const std::string& rarest_of(const WordPattern& pattern, const Xapian::Database& index) {
  return *std::ranges::min_element(pattern.stems, {}, [&](const std::string& stem) {
    return index.get_termfreq(schema::term(pattern.field, stem));
  });
}

std::vector<Xapian::docid> look_for_rarest(const WordPattern& pattern, PostingTable& postings) {
  const IndexView& view = postings.view();
  std::vector<Xapian::docid> found;
  for (const Posting& posting : postings.of(pattern.field, rarest_of(pattern, view.index))) {
    found.push_back(posting.document);
  }
  if (pattern.field == Field::body && is_row(pattern)) {
    view.postings.leave_out_without_row(numbers_of(pattern.stems, view.words), found);
  }
  return found;
}

/// Tells it from all other patterns.
std::string name_of(const WordPattern& pattern) {
  std::string name = pattern.order == WordPattern::Order::any ? "near " : "row ";
  name += std::to_string(pattern.window);
  for (const std::string& term : terms_of(pattern)) name.append(1, '\0').append(term);
  return name;
}

}  // namespace

const std::vector<Xapian::docid>& candidates_for(const WordPattern& pattern,
                                                 PostingTable& postings) {
  return postings.found(name_of(pattern), [&] { return look_for_rarest(pattern, postings); });
}

Query pattern_query(const WordPattern& pattern, PostingTable& postings) {
  std::vector<WeighedPassage> passages;
  PatternFinder finder(pattern, postings.view().words);
  for (const Xapian::docid document : candidates_for(pattern, postings)) {
    if (finder.is_in(document)) passages.emplace_back(document, 0);
  }
  if (passages.empty()) return {};
  const std::vector<std::string> terms = terms_of(pattern);
  return {Query::OP_FILTER, Query(Query::OP_AND, terms.begin(), terms.end()),
          found_query(std::move(passages), "")};
}

bool is_pattern_query(const Query& query) {
  return query.get_type() == Query::OP_FILTER && is_found_query(query.get_subquery(1));
}

}  // namespace article_search
