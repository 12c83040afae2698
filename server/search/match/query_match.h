#pragma once

#include "server/search/match/match_node.h"
#include "server/search/match/matches.h"
#include "server/search/search_request.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// What of the index matches `plan` and the filters of `request`, sorted and counted as it asks;
/// `window`, not the request's page, says which part is ranked. By relevance, the passages with all
/// words of a short query come first. All is decided in memory, some thousand passages at a time
/// (as Lucene's BooleanScorer does), and what cannot be within the window is counted without being
/// weighed (as in MaxScore, Turtle and Flood 1995). So totals are exact.
Matches find_matches(MatchNode plan,
                     const PassageColumns& columns,
                     const SearchRequest& request,
                     const Window& window);

}  // namespace article_search
