#pragma once

#include "server/search/match/matches.h"
#include "server/search/match/posting_table.h"
#include "server/search/query/query_tree.h"
#include "server/search/search_request.h"

namespace article_search::testing {

/// What find_matches() must find, as Xapian's own matcher finds it for build_query(): another way
/// to the same answers, to compare them with. Reads all matches, however many. Scores of passages
/// with all words of a short query are exact to 1e-11.
Matches match_by_xapian(const ParsedQuery& query,
                        PostingTable& postings,
                        const SearchRequest& request,
                        const Window& window);

}  // namespace article_search::testing
