#pragma once

#include "server/http/html_template.h"
#include "server/search/search_request.h"
#include "server/search/search_results.h"

namespace article_search {

/// A facet's name for readers: "Institution".
std::string_view facet_words(schema::Facet facet);

/// A value of a facet in words: "milestone" is "Milestone", "2005..2009" "2005 to 2009".
std::string value_words(schema::Facet facet, std::string_view value, std::string_view label);

/// What the page's form keeps of `request` besides its query and what is ticked on the page:
/// sections STATE (NAME, VALUE).
void add_form_state(PageFields frame, const SearchRequest& request, const SearchResults& results);

/// The filters in use, each with a link that removes it: CHIPS with sections CHIP.
void add_chips(PageFields fields, const SearchRequest& request, const SearchResults& results);

/// The results by year: TIMELINE with sections BAR; nothing for results of fewer than two years.
void add_timeline(PageFields fields, const SearchRequest& request, const SearchResults& results);

/// The other facets as groups of boxes to tick: FILTERS with sections FACET. A facet that tells no
/// two results apart is left out; says whether any is left.
bool add_facets(PageFields fields, const SearchResults& results);

}  // namespace article_search
