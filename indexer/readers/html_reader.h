#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// Reads the article of a web page: without navigation, banners and other parts of the site, which
/// are in `skipped`, one entry a part with its first words (html_main_content.h says what they
/// are). Blocks are as html_blocks.h says; title, address, language, publisher, date and authors
/// as html_metadata.h does. A heading of level 1 that is the title is no section.
///
/// A paragraph that is the title or says when the page was changed is left out.
///
/// Error: what decode_markup() and parse_html() say. Any thread; nothing is fetched.
tl::expected<Article, IndexingError> read_html(const SourceFile& file);

struct HtmlText {
  std::vector<Block> blocks;
  std::vector<SkippedLine> skipped;
};

/// Reads HTML, in UTF-8, that stands in an article of another format, as read_html() does. Lines
/// count from its first.
tl::expected<HtmlText, IndexingError> read_html_piece(std::string_view source,
                                                      const std::string& path);

}  // namespace article_search
