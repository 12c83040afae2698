#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/article.h"

namespace article_search {

using Rows = std::vector<std::string>;

/// What a reader should make of a source.
struct BlockCase {
  std::string_view source;
  Rows expected;
};

struct TitleCase {
  std::string_view source;
  std::string_view title;
  Rows blocks;
};

/// Blocks as rows for case tables: "H2 Methods", "P text", "L1 item", "P1 the item's next
/// paragraph".
inline Rows rows_of(const std::vector<Block>& blocks) {
  Rows rows;
  for (const Block& block : blocks) {
    const char kinds[] = {'H', 'P', 'L'};
    std::string row(1, kinds[static_cast<int>(block.kind)]);
    if (block.level > 0) row += std::to_string(block.level);
    rows.push_back(row + " " + block.text);
  }
  return rows;
}

/// What was skipped as rows: "line: text".
inline Rows skipped_rows_of(const Article& article) {
  Rows rows;
  for (const SkippedLine& skipped : article.skipped) {
    rows.push_back(std::to_string(skipped.line) + ": " + skipped.text);
  }
  return rows;
}

/// The article that a reader makes of a source, as a value: a refusal fails the test.
template <typename Reader>
Article read_whole(Reader reader, std::string_view path, std::string_view source) {
  const auto article = reader({std::string(path), std::string(source)});
  EXPECT_TRUE(article) << source;
  return article.value_or(Article{});
}

inline void expect_blocks(Article (*read)(std::string_view), const std::vector<BlockCase>& cases) {
  for (const BlockCase& row : cases) {
    EXPECT_EQ(rows_of(read(row.source).blocks), row.expected) << row.source;
  }
}

inline void expect_titles(Article (*read)(std::string_view), const std::vector<TitleCase>& cases) {
  for (const TitleCase& row : cases) {
    const Article article = read(row.source);
    EXPECT_EQ(article.title, row.title) << row.source;
    EXPECT_EQ(rows_of(article.blocks), row.blocks) << row.source;
  }
}

}  // namespace article_search
