#pragma once

#include "server/search/match/match_node.h"
#include "server/search/match/posting_table.h"
#include "server/search/query/query_tree.h"
#include "server/search/search_request.h"

namespace article_search {

/// Of a query with at most so many words, passages with all of them come first.
inline constexpr std::size_t kAllWordsFirst = 3;

/// How to match what `query` asks for, whose stars and values are filled in; of words side by side
/// a passage needs any or all, as `match` says. What it finds is what build_query() finds, with the
/// same weights. Nothing for a query without a tree. Words are read into `postings`, which must
/// outlive it. Throws Xapian::Error when the index cannot be read.
MatchNode plan_match(const ParsedQuery& query, PostingTable& postings, MatchMode match);

/// Matches every passage, without weight.
MatchNode match_everything();

}  // namespace article_search
