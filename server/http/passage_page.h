#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/http/html_template.h"
#include "server/search/searcher.h"

namespace article_search {

/// What the page of one passage shows.
struct PassageContents {
  schema::StoredArticle article;
  ArticleView::Entry entry;
  std::optional<schema::StoredPassage> before;
  std::optional<schema::StoredPassage> after;
  /// Most alike first.
  std::vector<Hit> similar;
  schema::IndexStamp index;
};

/// Reads the passage `id`, with the words that `request` looks for marked.
tl::expected<PassageContents, SearchError> read_passage_contents(Searcher& searcher,
                                                                 std::string_view id,
                                                                 const SearchRequest& request);

/// Fills the passage's page; `request` is where the way back leads.
void fill_passage(PageDraft& page, const PassageContents& contents, const SearchRequest& request);

}  // namespace article_search
