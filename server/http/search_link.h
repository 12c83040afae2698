#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/search/search_request.h"
#include "server/search/search_results.h"

namespace article_search {

/// What a page's address says of a search, in the order of links. Parameters with their usual
/// values are left out, and so are those that a page sets by itself (facets, explain, strict).
Parameters page_parameters(const SearchRequest& request);

/// The names that page_parameters() may have.
const std::vector<std::string_view>& page_parameter_names();

/// "/?q=…": the page with the results of `request`.
std::string results_link(const SearchRequest& request);

/// "/api/v1/search?q=…": the same for programs.
std::string api_link(const SearchRequest& request);

/// "/articles/ID?q=…#ANCHOR": `passage` in its article, with what `request` looked for marked.
std::string reading_link(const SearchRequest& request, const schema::StoredPassage& passage);

/// "/passages/ID?q=…".
std::string passage_page_link(const SearchRequest& request, const schema::StoredPassage& passage);

// The same search with one thing changed, from its first page on.

SearchRequest from_the_start(SearchRequest request);
SearchRequest with_filter(const SearchRequest& request, schema::Facet facet, std::string value);
SearchRequest without_filter(const SearchRequest& request,
                             schema::Facet facet,
                             std::string_view value);
/// With `value` as the only one of its facet.
SearchRequest with_only_filter(const SearchRequest& request,
                               schema::Facet facet,
                               std::string value);
SearchRequest with_query(const SearchRequest& request, std::string query);

}  // namespace article_search
