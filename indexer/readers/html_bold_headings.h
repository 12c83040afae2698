#pragma once

#include <cstddef>
#include <vector>

#include "indexer/readers/html_tree.h"

namespace article_search {

/// A paragraph that is a heading in all but its tag.
struct BoldHeading {
  std::size_t node = 0;
  /// 1 to 6, as of headings.
  int level = 0;
};

/// The paragraphs of the tree that are headings in bold: one short line with nothing beside it,
/// without a stop at its end or a link, which no other such line repeats, before a paragraph of
/// running text. Where a page has two of these, lines before short paragraphs, lists and tables are
/// headings too; where it has one, none is. None is in lists, data tables, quotations, figures and
/// boxes. The level is one below the heading before, and 6 where there is none. In order; linear.
std::vector<BoldHeading> find_bold_headings(const HtmlTree& tree);

}  // namespace article_search
