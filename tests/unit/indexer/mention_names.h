#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace article_search::testing {

/// A text and the names that a function finds in it.
struct NameCase {
  std::string_view text;
  std::vector<std::string> expected;
};

template <typename Find>
void expect_names(const std::vector<NameCase>& cases, const Find& find) {
  for (const NameCase& row : cases) EXPECT_EQ(find(row.text), row.expected) << row.text;
}

/// `piece` as often as makes about a megabyte.
inline std::string megabyte_of(std::string_view piece) {
  constexpr std::size_t kMegabyte = 1'000'000;
  std::string text;
  while (text.size() < kMegabyte) text += piece;
  return text;
}

}  // namespace article_search::testing
