#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "server/search/index_view.h"
#include "server/search/posting_table.h"
#include "server/search/query_tree.h"
#include "server/search/retrieval.h"

namespace article_search {

/// How many of the first stage's best are ranked anew. Pages are cut from the new order, and what
/// is beyond follows in the first stage's order, so every page belongs to one whole order.
inline constexpr std::size_t kRerankedMatches = 100;
/// Of a query with at most so many words, passages with all of them come first.
inline constexpr std::size_t kAllWordsFirst = 3;

/// The words of `query` that stand side by side and are only wished for; all of them in a passage
/// are "all words". Empty when they are fewer than two.
std::vector<const QueryTerm*> wished_words(const ParsedQuery& query);

/// Finds passages with all of `words`, without weight.
Xapian::Query all_words_query(const std::vector<const QueryTerm*>& words, PostingTable& postings);

/// `query`'s own Xapian query `base`, with the passages that hold all words first where the query
/// is short.
Xapian::Query with_all_words_first(const Xapian::Query& base,
                                   const ParsedQuery& query,
                                   PostingTable& postings);

/// Tells of each of `matches`, found by with_all_words_first(), whether it has all words, and takes
/// what that weighed out of its score.
void note_all_words(std::vector<RankedPassage>& matches);

/// Ranks the first kRerankedMatches of `matches` anew: README.md in tests/relevance has what each
/// part of the score gave. `postings` saves it reading what the first stage has read. Equal scores
/// keep the first stage's order. Throws Xapian::Error.
void rerank(std::vector<RankedPassage>& matches,
            const ParsedQuery& query,
            const PostingTable& postings);

}  // namespace article_search
