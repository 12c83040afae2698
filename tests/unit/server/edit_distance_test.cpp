#include "server/search/state/edit_distance.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

/// The same distance from its definition: the whole matrix, cell by cell.
std::size_t distance_by_matrix(const std::u32string& from, const std::u32string& to) {
  std::vector<std::vector<std::size_t>> cells(from.size() + 1,
                                              std::vector<std::size_t>(to.size() + 1));
  for (std::size_t row = 0; row <= from.size(); ++row) {
    for (std::size_t column = 0; column <= to.size(); ++column) {
      if (row == 0 || column == 0) {
        cells[row][column] = row + column;
        continue;
      }
      const std::size_t other = from[row - 1] == to[column - 1] ? 0 : 1;
      std::size_t best = std::min({cells[row - 1][column] + 1, cells[row][column - 1] + 1,
                                   cells[row - 1][column - 1] + other});
      const bool is_exchanged = row > 1 && column > 1 && from[row - 1] == to[column - 2] &&
                                from[row - 2] == to[column - 1];
      if (is_exchanged) best = std::min(best, cells[row - 2][column - 2] + 1);
      cells[row][column] = best;
    }
  }
  return cells.back().back();
}

TEST(EditDistance, CountsLettersMoreLessOtherAndExchanged) {
  struct Row {
    std::string from;
    std::string to;
    std::size_t distance;
  };
  const std::vector<Row> rows = {
      {"myelin", "myelin", 0},
      {"myelin", "myelins", 1},
      {"myelin", "melin", 1},
      {"myelin", "myelen", 1},
      {"myelin", "mylein", 1},
      {"myelin", "", 6},
      {"ca", "abc", 3},
      {"jon", "johns", 2},

      // Letters, not bytes.
      {"μυελίνη", "μυελινη", 1},
      {"миелин", "мейлин", 2},
      {"naïve", "naive", 1},
      {"ннн", "ннн", 0},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(EditDistance(to_code_points(row.from)).to(row.to), row.distance)
        << row.from << " " << row.to;
  }
}

TEST(EditDistance, IsTheDefinitionsForRandomWords) {
  std::mt19937 random(7);
  const auto random_word = [&] {
    constexpr std::u32string_view kLetters = U"abcαд";
    constexpr std::string_view kBytes[] = {"a", "b", "c", "α", "д"};
    std::pair<std::u32string, std::string> word;
    const std::size_t length = 1 + random() % 12;
    for (std::size_t place = 0; place < length; ++place) {
      const std::size_t letter = random() % kLetters.size();
      word.first += kLetters[letter];
      word.second += kBytes[letter];
    }
    return word;
  };
  for (int round = 0; round < 3000; ++round) {
    const auto from = random_word();
    const auto to = random_word();
    ASSERT_EQ(EditDistance(from.first).to(to.second), distance_by_matrix(from.first, to.first))
        << from.second << " " << to.second;
  }
}

TEST(EditDistance, TakesTheLongestWordThereIs) {
  const std::u32string word(EditDistance::kMaxLetters, U'x');
  EXPECT_EQ(EditDistance(word).to(std::string(EditDistance::kMaxLetters, 'x')), 0U);
  EXPECT_EQ(EditDistance(word).to(std::string(EditDistance::kMaxLetters - 1, 'x') + "y"), 1U);
}

TEST(NearlyBegins, ForgivesOneEdit) {
  struct Row {
    std::u32string typed;
    std::u32string word;
    bool begins;
  };
  const std::vector<Row> rows = {
      {U"mye", U"myelin", true},       {U"myelin", U"myelin", true},  {U"", U"myelin", true},
      {U"mxe", U"myelin", true},       {U"myye", U"myelin", true},    {U"mel", U"myelin", true},
      {U"ymel", U"myelin", true},      {U"myelins", U"myelin", true}, {U"xyel", U"myelin", true},
      {U"myelinss", U"myelin", false}, {U"mxxl", U"myelin", false},   {U"lin", U"myelin", false},
      {U"μυ", U"μύελος", true},        {U"ab", U"", false},           {U"a", U"", true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(nearly_begins(row.typed, row.word), row.begins)
        << std::string(row.typed.begin(), row.typed.end());
  }
}

}  // namespace
}  // namespace article_search
