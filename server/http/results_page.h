#pragma once

#include "server/http/html_template.h"
#include "server/http/search_advice.h"
#include "server/search/search_request.h"
#include "server/search/search_results.h"

namespace article_search {

/// What the page of a search adds to what was asked: every facet, enough values of each for the
/// timeline, and the parts of scores.
SearchRequest as_page_asks(SearchRequest request);

/// The title of the page, which is also what a screen reader is told: "24 passages for nose".
std::string results_words(const SearchResults& results);

/// Fills the results' page. `advice` is shown when nothing was found.
void fill_results(PageDraft& page,
                  const SearchRequest& request,
                  const SearchResults& results,
                  const SearchAdvice& advice);

}  // namespace article_search
