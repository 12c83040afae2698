#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/readers/html_tree.h"

namespace article_search {

/// A part of a page that is not its article: a node, with all that is below it.
struct HtmlDrop {
  std::size_t node = 0;
  /// For the editor: "navigation", "hidden", "outside of the main part".
  std::string_view reason;
};

/// The parts of the page that are not its article, in order and apart from each other.
///
/// - By kind, wherever they stand: scripts and other embedded things, controls, `nav`, `aside`,
///   `header` and `footer` of the page, their ARIA roles, what is hidden (but for parts that a
///   click opens), lists of links to places of the page, and what is named after menus, cookie
///   banners, sharing and the like. Only scripts and their kind go if they hold most of the page's
///   running text.
/// - By place: all that stands beside `main`, or beside an `article` that holds most of the text.
/// - By density on pages without either: links before and behind all running text, without a
///   heading of their own.
///
/// Linear in the size of the tree.
std::vector<HtmlDrop> find_dropped_parts(const HtmlTree& tree);

/// `tree` without the dropped parts.
HtmlTree without_parts(const HtmlTree& tree, const std::vector<HtmlDrop>& drops);

}  // namespace article_search
