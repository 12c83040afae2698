#pragma once

#include <xapian.h>

#include "server/search/query/index_languages.h"
#include "server/search/query/query_parser.h"
#include "server/search/search_request.h"
#include "server/search/search_results.h"
#include "server/search/state/index_view.h"

namespace article_search {

/// Fills in what `results` says of matches: totals, hits or groups, facets. `query` is
/// `request.query` as it was understood. A blank query with filters or facets finds every passage
/// that they let through. Throws Xapian::Error and DamagedIndex.
void run_search(const IndexView& view,
                IndexLanguages& languages,
                const ParsedQuery& query,
                const SearchRequest& request,
                SearchResults& results);

}  // namespace article_search
