#pragma once

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// Reads a Word document (Office Open XML) as docx_body.h says; page headers and footers, comments
/// and what was deleted are no part of it.
///
/// The title is that of paragraphs with the style "Title", else what the document's properties say,
/// else a heading that begins the text, else the file's name. Authors, date (of creation),
/// language, publisher, keywords and description are those of the properties, if the text does not
/// name its authors and date with styles of these names. Blocks have no lines; anchors are
/// bookmarks.
///
/// Error: no ZIP archive or one beyond the limits of zip_archive.h, a part that is missing or no
/// well-formed XML. Any thread; nothing is fetched and nothing written.
tl::expected<Article, IndexingError> read_docx(const SourceFile& file);

}  // namespace article_search
