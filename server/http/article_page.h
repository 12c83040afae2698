#pragma once

#include "server/http/html_template.h"
#include "server/search/search_request.h"
#include "server/search/search_results.h"

namespace article_search {

/// Fills the reading view. `request` is what highlights are for and where the way back leads; its
/// query is empty when the reader came without one.
void fill_article(PageDraft& page, const ArticleView& article, const SearchRequest& request);

/// Only web addresses become links, whatever an article's author wrote.
bool is_linkable(std::string_view url);

/// How to cite an article, in one line; `place` names a part of it and may be empty.
std::string citation(const schema::StoredArticle& article, std::string_view place);

}  // namespace article_search
