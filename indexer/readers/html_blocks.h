#pragma once

#include <vector>

#include "indexer/article.h"
#include "indexer/readers/html_tree.h"

namespace article_search {

/// The text of a tree, from which all that is no article has been taken, as blocks.
///
/// h1 to h6 are headings, but for those in lists, quotations and boxes beside the text, and so are
/// paragraphs in bold that a page uses so (html_bold_headings.h); `li` is a
/// list item; a term with its definition (`dt`, `dd`) is one as "term: definition". Tables are rows
/// (html_table.h), unless they lay out a page. Everything else that stands by itself is a
/// paragraph: `p`, `pre`, `figcaption`, `summary`. Elements within a line vanish, their text stays;
/// images are their alternative text, `br` is a space. A block's anchor is that of the closest
/// element with one that begins at or before it. Linear in the size of the tree.
std::vector<Block> read_html_blocks(const HtmlTree& tree);

}  // namespace article_search
