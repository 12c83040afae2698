#pragma once

#include <string>
#include <string_view>

#include "indexer/schema/stored_article.h"
#include "indexer/schema/stored_passage.h"

namespace article_search {

/// `text` percent-encoded for any part of a URL (RFC 3986: all but unreserved characters).
std::string url_encode(std::string_view text);

/// "/articles/ID".
std::string article_link(std::string_view article_id);

/// "/articles/ID#ANCHOR", the passage in the reading view.
std::string passage_link(const schema::StoredPassage& passage);

/// The article's address in its source, with the passage's anchor where there is one; empty when
/// the address is unknown.
std::string source_link(const schema::StoredArticle& article, const schema::StoredPassage& passage);

}  // namespace article_search
