#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "server/search/match/matches.h"
#include "server/search/match/posting_table.h"
#include "server/search/query/query_tree.h"
#include "server/search/state/index_view.h"

namespace article_search {

/// How many of the first stage's best are ranked anew. Pages are cut from the new order, and what
/// is beyond follows in the first stage's order, so every page belongs to one whole order.
inline constexpr std::size_t kRerankedMatches = 100;
/// Ranks the first kRerankedMatches of `matches` anew: README.md in tests/relevance has what each
/// part of the score gave. `postings` saves it reading what the first stage has read. Equal scores
/// keep the first stage's order. Throws Xapian::Error.
void rerank(std::vector<RankedPassage>& matches,
            const ParsedQuery& query,
            const PostingTable& postings);

}  // namespace article_search
