#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "server/search/posting_table.h"
#include "server/search/query_tree.h"
#include "server/search/retrieval.h"
#include "server/search/search_request.h"
#include "server/search/word_stream.h"

namespace article_search {

/// Answers queries of words, which most are: wished for, needed, unwanted, misspelt, unfinished,
/// with synonyms, phrases among them. It finds what retrieve() finds, with the same scores in the
/// same order, in a fraction of the time: the passages of each word are read from the index once,
/// in order; what they weigh is added up for some thousand passages at a time (as Lucene's
/// BooleanScorer does); lengths, filters, counts and ties are decided in memory. So totals are
/// always exact. For one query and one thread; what it is made of must outlive it.
class WordMatch {
 public:
  /// Whether `query` is words side by side, or with AND or OR between them all, and `filters` are
  /// values of facets.
  static bool can_answer(const ParsedQuery& query, const Filters& filters);

  /// `query` must be such a query.
  WordMatch(PostingTable& postings, const ParsedQuery& query, MatchMode match);

  /// As retrieve(); by relevance the passages with all words of a short query come first. Throws
  /// Xapian::Error when the index cannot be read.
  Matches find(const SearchRequest& request, const Window& window);

 private:
  /// Terms by their places in the query, one bit each.
  using Terms = std::uint32_t;

  const ParsedQuery& query_;
  PostingTable& postings_;
  /// A passage must have all of `needed_`, one of `wanted_`, and none of `unwanted_`.
  Terms needed_ = 0;
  Terms wanted_ = 0;
  Terms unwanted_ = 0;
  /// All words, as wished_words() says; then a passage needs all to come first.
  Terms side_by_side_ = 0;
  bool is_short_ = false;
};

}  // namespace article_search
