#pragma once

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// Reads an EPUB 2 or 3 as one article: its chapters in the order of reading, each read as
/// html_blocks.h says, under a heading of its own from the table of contents if it has none. What
/// the package says of the book is the article's; without a title it is the file's name.
///
/// A chapter that cannot be read is left out with a warning. Blocks have neither lines nor anchors,
/// since those would be the chapter's. Error: no ZIP archive or one beyond the limits of
/// zip_archive.h, what read_epub_package() says, or no chapter that can be read. Any thread.
tl::expected<Article, IndexingError> read_epub(const SourceFile& file);

}  // namespace article_search
