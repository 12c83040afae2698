#pragma once

#include "server/http/api_summary.h"
#include "server/http/html_template.h"

namespace article_search {

/// The template of a text with words of code in it.
inline constexpr const char* kCodedTemplate = "coded.tpl";

/// Fills the page about the API.
void fill_api(PageDraft& page, const ApiSummary& api);

}  // namespace article_search
