#include "server/search/state/date_range.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

TEST(DateRange, IsReadFromDatesAndTwoDots) {
  struct Row {
    std::string text;
    std::optional<DateRange> range;
  };
  const std::vector<Row> rows = {
      // One date is the range of its days.
      {"2007", DateRange{"2007", "2007"}},
      {"2007-01", DateRange{"2007-01", "2007-01"}},
      {"2008-02-29", DateRange{"2008-02-29", "2008-02-29"}},

      // Two dates, of any precision; one end may be open.
      {"2007-01..2009-05", DateRange{"2007-01", "2009-05"}},
      {"2007-05..2007", DateRange{"2007-05", "2007"}},
      {"2007..", DateRange{"2007", ""}},
      {"..2009-05", DateRange{"", "2009-05"}},

      // Not dates, or not of the calendar.
      {"", std::nullopt},
      {"..", std::nullopt},
      {"07", std::nullopt},
      {"2007-1", std::nullopt},
      {"2007-13", std::nullopt},
      {"2007-00", std::nullopt},
      {"2007-02-29", std::nullopt},
      {"2007/01/16", std::nullopt},
      {"2007-01-1x", std::nullopt},
      {"-007", std::nullopt},
      {"2007...2009", std::nullopt},
      {"2007..2008..2009", std::nullopt},
      {" 2007", std::nullopt},

      // Ends before it begins.
      {"2009..2007", std::nullopt},
      {"2007-02..2007-01", std::nullopt},
  };
  for (const Row& row : rows) EXPECT_EQ(parse_date_range(row.text), row.range) << row.text;
}

TEST(DateRange, IsWrittenAsItIsRead) {
  for (const std::string text : {"2007", "2007-01..2009-05", "2007..", "..2009-05"}) {
    EXPECT_EQ(to_string(*parse_date_range(text)), text);
  }
}

TEST(DateRange, OfYearsHasNoSmallerParts) {
  EXPECT_EQ(parse_year_range("2005..2017"), (DateRange{"2005", "2017"}));
  EXPECT_EQ(parse_year_range("2005"), (DateRange{"2005", "2005"}));
  EXPECT_EQ(parse_year_range("2005..2017-01"), std::nullopt);
  EXPECT_EQ(parse_year_range("2005-01"), std::nullopt);
}

TEST(DateRange, HoldsADateByItsFirstDay) {
  struct Row {
    std::string range;
    std::vector<std::string> inside;
    std::vector<std::string> outside;
  };
  const std::vector<Row> rows = {
      {"2007", {"2007", "2007-01", "2007-12-31"}, {"2006-12-31", "2008"}},
      {"2007-01..2007-06", {"2007", "2007-01-16", "2007-06-30"}, {"2007-07", "2006"}},
      {"2007-03..", {"2007-03", "2008", "2031-01-01"}, {"2007", "2007-02-28"}},
      {"..2009-05", {"1999", "2009", "2009-05-31"}, {"2009-06", "2010"}},
      {"2007-01-01..2007-01-01", {"2007", "2007-01", "2007-01-01"}, {"2007-01-02"}},
  };
  for (const Row& row : rows) {
    const DateRange range = parse_date_range(row.range).value();
    const auto holds = [&](const std::string& date) {
      return date >= range.lower_bound() && (range.to.empty() || date <= range.upper_bound());
    };
    for (const std::string& date : row.inside) EXPECT_TRUE(holds(date)) << row.range << ' ' << date;
    for (const std::string& date : row.outside) {
      EXPECT_FALSE(holds(date)) << row.range << ' ' << date;
    }
  }
}

}  // namespace
}  // namespace article_search
