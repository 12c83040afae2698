#pragma once

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// Reads text without marks, as it is copied or scraped from a web page, from how it is laid out.
///
/// *Furniture* is left out and reported: lines made of nothing but a page's controls ("Skip to
/// content", "In this article"), breadcrumbs, drawn lines, and headings at the end with nothing
/// below them.
///
/// A *heading* is a line of at most 12 words and 100 bytes that stands alone: a blank line (or
/// furniture) before it, and after it a blank line, a list, or text that did not flow from it (its
/// first word would have fitted on the line). It does not end in . ? ! ; : or a comma, is not
/// indented and does not begin in lower case. Its level is 2, but a line of = or - below it makes
/// it 1 or 2, marks (##) count, and so do numbers ("2.1 Methods" is 3). Of headings with nothing
/// between them, and no levels of their own, only the last is one; the others are paragraphs. The
/// title is the heading that the text begins with, else a heading of level 1, else the file's name.
///
/// A *list item* begins with a bullet (• ◦ ▪ ‣ · - * – +) or a number ("1." "1)" "(a)"); deeper
/// indentation, by at least two columns, nests. A number directly below text begins an item only if
/// it is 1 or goes on with the list. A line indented beyond the item's bullet continues the item;
/// after a blank line it is a further paragraph of it. An unindented line continues it if it begins
/// in lower case or if its first word did not fit on the line before; else it is a paragraph.
///
/// Everything else is *paragraphs*: lines up to a blank line, joined by spaces. A line too long to
/// have been wrapped by hand (above 160 columns) is a paragraph of its own, and so is a line
/// indented as the first line of an indented paragraph was.
///
/// Error: what decode_source() says. Any thread. Linear in the file's size.
tl::expected<Article, IndexingError> read_plain_text(const SourceFile& file);

}  // namespace article_search
