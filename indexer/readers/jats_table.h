#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <pugixml.hpp>

namespace article_search {

/// How many bytes of text an article's tables may say again (column names, cells that span rows),
/// so that a small file cannot become a large one. Tables of research articles need some kilobytes.
inline constexpr std::size_t kMostRepeatedText = std::size_t{8} * 1024 * 1024;

/// The body rows of a `table` element, each as "column: cell; column: cell". Column names come from
/// `thead`, else from a first row of `th` alone; several header rows are joined. A cell that spans
/// columns or rows counts for each; one that is all of its row has no column name. Empty cells and
/// rows are left out. What is said again is taken off `repeatable`, and left out when it is spent.
std::vector<std::string> table_rows(const pugi::xml_node& table, std::size_t& repeatable);

}  // namespace article_search
