#include "server/http/term_strip.h"

#include <cstddef>
#include <ostream>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {

std::ostream& operator<<(std::ostream& out, const StripReach& reach) {
  return out << "passages " << reach.first << " to " << reach.last << ", from " << reach.begin
             << " to " << reach.end;
}

namespace {

using Reaches = std::vector<StripReach>;

TEST(TermStrip, DividesItselfAmongThePassagesWithTheWord) {
  struct Row {
    const char* what;
    std::vector<std::size_t> places;
    std::size_t length;
    Reaches reaches;
  };
  const std::vector<Row> rows = {
      {"the only one has all", {3}, 26, {{3, 3, 0, 52}}},
      {"neighbours are one", {3, 4, 5}, 26, {{3, 5, 0, 52}}},
      {"two meet halfway", {2, 10}, 26, {{2, 2, 0, 13}, {10, 10, 13, 52}}},
      {"a part too narrow joins the nearer", {7, 10, 12}, 26, {{7, 7, 0, 18}, {10, 12, 18, 52}}},
      {"of two equally near, the one before", {8, 10, 12}, 26, {{8, 10, 0, 23}, {12, 12, 23, 52}}},
      {"an article of one passage", {0}, 1, {{0, 0, 0, 2}}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(strip_reaches(row.places, row.length), row.reaches) << row.what;
  }
}

TEST(TermStrip, HasNoMorePartsThanAFingerCanTellApart) {
  for (const std::size_t step : {1U, 2U, 7U, 50U}) {
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < 100'000; place += step) places.push_back(place);
    const Reaches reaches = strip_reaches(places, 100'000);
    EXPECT_LE(reaches.size(), kMostReaches) << step;
    EXPECT_EQ(reaches.front().begin, 0U);
    EXPECT_EQ(reaches.back().end, 200'000U);
  }
}

}  // namespace
}  // namespace article_search
