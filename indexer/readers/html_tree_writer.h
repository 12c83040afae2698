#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_tree.h"

namespace article_search {

/// Makes the tree that a page would give, for formats that have the same parts under other names:
/// headings, lists and tables are then understood in one place (html_blocks.h). Elements are closed
/// in the reverse order of their opening.
class HtmlTreeWriter {
 public:
  /// Returns the node's index, for set_attribute().
  std::size_t open(std::string_view name, std::string_view anchor = {});
  void close();
  /// Adds nothing if `text` is empty.
  void text(std::string_view text);
  void set_attribute(std::size_t node, std::string_view name, std::string value);
  /// The tree, with all that is open closed.
  HtmlTree take();

 private:
  HtmlTree tree_;
  std::vector<std::size_t> open_;
};

}  // namespace article_search
