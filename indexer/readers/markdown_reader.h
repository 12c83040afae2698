#pragma once

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// Reads CommonMark with tables, task lists and strikethrough, below optional front matter.
///
/// The title is the front matter's, else the first heading of level 1, else the file's name; a
/// first heading of level 1 that repeats the title is no section. Marks vanish, their text stays:
/// links, emphasis, code, images (their alternative text), entities (as characters), line breaks
/// (as spaces). Code blocks, block quotes and headings inside of lists and quotes are paragraphs, a
/// table's row is a paragraph of its cells behind the names of their columns (markdown_table.h).
/// What follows an item's first paragraph and is not a list itself is a paragraph of the item's
/// level. HTML blocks and comments are in `skipped`; other HTML tags vanish.
///
/// Beyond CommonMark: footnotes are paragraphs behind the text that refers to them
/// (markdown_notes.h); a term with ": its definition" below it is a list item "Term: its
/// definition". Anchors are those that the author gives: "## Methods {#methods}", `<a id="…">`.
///
/// Error: what decode_source() and read_front_matter() say. Any thread.
tl::expected<Article, IndexingError> read_markdown(const SourceFile& file);

}  // namespace article_search
