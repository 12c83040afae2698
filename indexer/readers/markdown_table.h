#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace article_search {

/// Says the rows of one table after the other: the first row given has the names of its columns.
class MarkdownTable {
 public:
  /// Nothing for the names; for other rows "Name: cell; Name: cell", without empty cells and names.
  /// Names that are too long to stand before each cell are said once by take_unused_names().
  std::string row_text(std::vector<std::string> cells);

  /// Ends the table: the names that no row has used, joined by " | ".
  std::string take_unused_names();

 private:
  struct Column {
    std::string name;
    bool is_used = false;
  };

  std::vector<Column> columns_;
};

}  // namespace article_search
