#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "server/search/query_tree.h"

namespace article_search {

/// How many of the first stage's best are ranked anew. Pages are cut from the new order, and what
/// is beyond follows in the first stage's order, so every page belongs to one whole order.
inline constexpr std::size_t kRerankedMatches = 100;
/// Of a query with at most so many words, passages with all of them come first.
inline constexpr std::size_t kAllWordsFirst = 3;

/// A passage that matches, with what its place is decided by.
struct RankedMatch {
  Xapian::docid document = 0;
  /// Higher is better among passages alike in `has_all_words`.
  double score = 0;
  /// It is among the passages that hold every word of a short query; those come first.
  bool has_all_words = false;
};

/// The words of `query` that stand side by side and are only wished for; all of them in a passage
/// are "all words". Empty when they are fewer than two.
std::vector<const QueryTerm*> wished_words(const ParsedQuery& query);

/// Finds passages with all of `words`, without weight.
Xapian::Query all_words_query(const std::vector<const QueryTerm*>& words,
                              const Xapian::Database& index);

/// `query`'s own Xapian query `base`, with the passages that hold all words first where the query
/// is short.
Xapian::Query with_all_words_first(const Xapian::Query& base,
                                   const ParsedQuery& query,
                                   const Xapian::Database& index);

/// The first stage's matches in its order.
std::vector<RankedMatch> first_stage(const Xapian::MSet& matches);

/// Ranks the first kRerankedMatches of `matches` anew: README.md in tests/relevance has what each
/// part of the score gave. Equal scores keep the first stage's order. Throws Xapian::Error.
void rerank(std::vector<RankedMatch>& matches,
            const ParsedQuery& query,
            const Xapian::Database& index);

}  // namespace article_search
