#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/article.h"
#include "indexer/readers/html_tree.h"

namespace article_search {

/// Whether the `table` at `at` holds figures and facts, rather than being a means to lay out a
/// page: it says so (column names, a caption), or it has two columns or more of short cells.
bool is_data_table(const HtmlTree& tree, std::size_t at);

/// The table as paragraphs of `level`: its caption, then each row as "Column: value; Column:
/// value"; a row of a table without column names as "value | value", or "name: value" if it begins
/// with a heading cell. A cell over several rows stands in each of them. Column names that no row
/// uses, or too long to stand before each value, are a paragraph of their own.
std::vector<Block> read_table(const HtmlTree& tree, std::size_t at, int level);

}  // namespace article_search
