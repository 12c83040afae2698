#include "server/search/word_queries.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "server/search/found_passages.h"
#include "server/search/match/pattern_search.h"
#include "server/search/state/passage_weight.h"

namespace article_search {

using schema::Field;
using Xapian::Query;

Query spelt_query(const std::string& word, PostingTable& postings) {
  const std::vector<Posting>& of_word = postings.of(Field::exact, word);
  const PassageColumns& columns = postings.view().columns;
  const TermWeight weight(counts_of(of_word, columns.passage_count()), 1);
  std::vector<WeighedPassage> passages;
  passages.reserve(of_word.size());
  for (const auto& [document, count] : of_word) {
    passages.emplace_back(document, weight.of(count, columns.length_factor(document)));
  }
  return found_query(std::move(passages), schema::term(Field::exact, word));
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
