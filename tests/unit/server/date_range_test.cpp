#include "server/search/date_range.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

/// "from|to", or "none".
std::string read(std::string_view text, DatePrecision finest = DatePrecision::day) {
  const auto range = read_date_range(text, finest);
  return range ? range->from + '|' + range->to : "none";
}

TEST(DateRange, ReadsDatesAndRanges) {
  struct Row {
    std::string_view text;
    std::string range;
  };
  const std::vector<Row> rows = {
      {"2007", "2007|2007"},
      {"2007-01", "2007-01|2007-01"},
      {"2007-01-16", "2007-01-16|2007-01-16"},
      {"2005..2017", "2005|2017"},
      {"2005..", "2005|"},
      {"..2017-05", "|2017-05"},

      // Ends in the wrong order are exchanged; an end within the other is not.
      {"2017..2005", "2005|2017"},
      {"2007-05..2007", "2007-05|2007"},

      // No dates.
      {"", "none"},
      {"..", "none"},
      {"07", "none"},
      {"2007-1", "none"},
      {"2007-13", "none"},
      {"2007-00", "none"},
      {"2007-01-32", "none"},
      {"2007/01", "none"},
      {"20070", "none"},
      {"2005...2017", "none"},
      {"2005..x", "none"},
      {"2007-01-16T00", "none"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text), row.range) << row.text;
}

TEST(DateRange, TakesYearsAloneWhereNothingFinerIsWanted) {
  EXPECT_EQ(read("2007..2009", DatePrecision::year), "2007|2009");
  EXPECT_EQ(read("2007-01", DatePrecision::year), "none");
}

}  // namespace
}  // namespace article_search
