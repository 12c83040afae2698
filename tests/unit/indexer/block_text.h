#pragma once

#include <string>
#include <vector>

#include "indexer/article.h"

namespace article_search {

/// Blocks as rows for case tables: "H2 Methods", "P text", "L1 item", "P1 the item's next
/// paragraph".
inline std::vector<std::string> rows_of(const std::vector<Block>& blocks) {
  std::vector<std::string> rows;
  for (const Block& block : blocks) {
    const char kinds[] = {'H', 'P', 'L'};
    std::string row(1, kinds[static_cast<int>(block.kind)]);
    if (block.level > 0) row += std::to_string(block.level);
    rows.push_back(row + " " + block.text);
  }
  return rows;
}

/// What was skipped as rows: "line: text".
inline std::vector<std::string> skipped_rows_of(const Article& article) {
  std::vector<std::string> rows;
  for (const SkippedLine& skipped : article.skipped) {
    rows.push_back(std::to_string(skipped.line) + ": " + skipped.text);
  }
  return rows;
}

}  // namespace article_search
