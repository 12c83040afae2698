#include "indexer/id_table.h"

#include <string>

#include <gtest/gtest.h>

namespace article_search {
namespace {

TEST(IdTable, KeepsTheNumberOfTheFirstUse) {
  IdTable table;
  EXPECT_EQ(table.insert("a", 1), std::nullopt);
  EXPECT_EQ(table.insert("b", 2), std::nullopt);
  EXPECT_EQ(table.insert("a", 3), 1U);
  EXPECT_EQ(table.find("a"), 1U);
  EXPECT_EQ(table.find("c"), std::nullopt);
}

TEST(IdTable, LosesNothingWhenItGrows) {
  constexpr std::uint64_t kIds = 10'000;
  IdTable table;
  for (std::uint64_t i = 0; i < kIds; ++i) {
    ASSERT_EQ(table.insert("article-" + std::to_string(i), i), std::nullopt);
  }
  for (std::uint64_t i = 0; i < kIds; ++i) {
    ASSERT_EQ(table.find("article-" + std::to_string(i)), i);
  }
  EXPECT_EQ(table.find("article-" + std::to_string(kIds)), std::nullopt);
}

}  // namespace
}  // namespace article_search
