#pragma once

#include "server/http/api_summary.h"
#include "server/http/html_template.h"

namespace article_search {

/// Fills the page about the API.
void fill_api(PageDraft& page, const ApiSummary& api);

}  // namespace article_search
