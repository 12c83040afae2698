#pragma once

#include <functional>

#include <pugixml.hpp>

#include "indexer/readers/html_tree_writer.h"

namespace article_search {

/// Writes a `w:tbl` as the table of a page: cells over columns and rows with their spans, the first
/// rows as `th` if they hold the names of columns, rows that were deleted left out. `add_cell`
/// writes what a cell holds.
void write_docx_table(const pugi::xml_node& table,
                      HtmlTreeWriter& writer,
                      const std::function<void(const pugi::xml_node& cell)>& add_cell);

}  // namespace article_search
