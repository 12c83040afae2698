#pragma once

#include <cstddef>

#include "indexer/readers/html_tree.h"

namespace article_search {

/// Whether the text at `at` is "#" or "¶" behind a heading, for copying its address. Only the mark
/// is: the link around it may bear the heading's anchor.
bool is_heading_mark(const HtmlTree& tree, std::size_t at);

/// Whether node `at` is an arrow to another page ("next", within a link if `is_in_link`), a link to
/// the top of this one, a link that is a sign alone ("§"), or a number beside a paragraph. Looks at
/// four nodes at most.
bool is_signpost(const HtmlTree& tree, std::size_t at, bool is_in_link);

}  // namespace article_search
