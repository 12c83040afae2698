#include "indexer/annotate/dates.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

struct DateCase {
  std::string_view text;
  /// The mentions, each "words = date".
  std::vector<std::string> expected;
};

std::vector<std::string> mentions_in(std::string_view text) {
  std::vector<std::string> rows;
  for (const DateMention& mention : find_dates(text)) {
    rows.push_back(std::string(text.substr(mention.begin, mention.end - mention.begin)) + " = " +
                   mention.date);
  }
  return rows;
}

void expect_all(const std::vector<DateCase>& cases) {
  for (const DateCase& row : cases) EXPECT_EQ(mentions_in(row.text), row.expected) << row.text;
}

TEST(Dates, OfDays) {
  expect_all({
      {"It opened on March 3, 2011.", {"March 3, 2011 = 2011-03-03"}},
      {"It opened on March 3 2011.", {"March 3 2011 = 2011-03-03"}},
      {"a Tuesday, Feb. 29, 2000", {"Feb. 29, 2000 = 2000-02-29"}},
      {"on 3 March 2011 in Oslo", {"3 March 2011 = 2011-03-03"}},
      {"the 21st of June, 1998", {"21st of June, 1998 = 1998-06-21"}},
      {"June 2nd, 1998", {"June 2nd, 1998 = 1998-06-02"}},
      {"SEPT 9 1999", {"SEPT 9 1999 = 1999-09-09"}},
      {"published 2011-03-03.", {"2011-03-03 = 2011-03-03"}},
      {"(2011-03-03)", {"2011-03-03 = 2011-03-03"}},
      {"May 7, 2012 was a Monday", {"May 7, 2012 = 2012-05-07"}},
      {"on\u00A03\u00A0March\u00A02011", {"3\u00A0March\u00A02011 = 2011-03-03"}},
  });
}

TEST(Dates, OfRangesAreTheirStart) {
  expect_all({
      {"April 4-7, 2010", {"April 4-7, 2010 = 2010-04-04"}},
      {"April 4–7, 2010", {"April 4–7, 2010 = 2010-04-04"}},
      {"April 4 to 7, 2010", {"April 4 to 7, 2010 = 2010-04-04"}},
      {"4-7 April 2010", {"4-7 April 2010 = 2010-04-04"}},
      {"from 30 April to 2 May 2010", {"30 April to 2 May 2010 = 2010-04-30"}},
      {"April 30 - May 2, 2010", {"April 30 - May 2, 2010 = 2010-04-30"}},
      {"March to May 2010", {"March to May 2010 = 2010-03"}},
      {"Oct./Nov. 2010", {"Oct./Nov. 2010 = 2010-10"}},
      {"summer and autumn 2010", {"summer and autumn 2010 = 2010"}},
      {"from 2003 to 2008,", {"2003 to 2008 = 2003"}},
      {"(2003–2008)", {"2003–2008 = 2003"}},
      {"in 2003-08", {"2003-08 = 2003-08"}},
      {"in 2013/14", {"2013/14 = 2013"}},
  });
}

TEST(Dates, OfMonths) {
  expect_all({
      {"In October 2010, a trial began", {"October 2010 = 2010-10"}},
      {"since Dec. 2010", {"Dec. 2010 = 2010-12"}},
      {"December, 2010", {"December, 2010 = 2010-12"}},
      {"in March of 2010", {"March of 2010 = 2010-03"}},
      {"august 2010", {"august 2010 = 2010-08"}},
      {"version 2010-10", {"2010-10 = 2010-10"}},
  });
}

TEST(Dates, OfPartsOfAYearAreTheYear) {
  expect_all({
      {"in autumn 2012", {"autumn 2012 = 2012"}},
      {"the winter of 2012/13", {"winter of 2012/13 = 2012"}},
      {"early 2012", {"early 2012 = 2012"}},
      {"early in 2012", {"2012 = 2012"}},
      {"mid-2012", {"mid-2012 = 2012"}},
      {"by the end of 2012", {"end of 2012 = 2012"}},
      {"in Q3 2012", {"Q3 2012 = 2012"}},
  });
}

TEST(Dates, OfYearsNeedWordsThatShowIt) {
  expect_all({
      {"In 1994, a team", {"1994 = 1994"}},
      {"since 1994", {"1994 = 1994"}},
      {"until 1994.", {"1994 = 1994"}},
      {"By 2030 we hope", {"2030 = 2030"}},
      {"In 1994 researchers showed", {"1994 = 1994"}},
      {"In 1994 the patients were asked", {"1994 = 1994"}},
      {"between 1994 and 1999", {"1994 = 1994", "1999 = 1999"}},
      {"in 1994, 1996 and 1999", {"1994 = 1994", "1996 = 1996", "1999 = 1999"}},
      {"a survey (1994)", {"1994 = 1994"}},
      {"(Miller et al., 1994)", {"1994 = 1994"}},
      {"Vienna, 1994.", {"1994 = 1994"}},
      {"1994: the first trial", {"1994 = 1994"}},
      {"1994 – the first trial", {"1994 = 1994"}},
      {"1994 saw the first trial", {"1994 = 1994"}},
      {"the 1994 congress", {"1994 = 1994"}},
  });
}

TEST(Dates, AreNotAmounts) {
  expect_all({
      {"2005 patients took part", {}},
      {"In 2005 patients the dose was raised", {}},
      {"in 2005 healthy volunteers", {}},
      {"in 2,005 cases", {}},
      {"$2000", {}},
      {"in 2000 dollars", {}},
      {"after 2000 m", {}},
      {"rose by 2000.", {}},
      {"from 2000 to 30000 cells", {}},
      {"between 1950 and 2050 participants", {}},
      {"since 2000%", {}},
      {"in 2005.5", {}},
      {"in 12005", {}},
      {"a total of 2005", {}},
      {"in 2000-mile races", {}},
      {"The score was 2005.", {}},
      {"May 2000 patients hope", {}},
  });
}

TEST(Dates, AreNotWhatOnlyLooksLikeOne) {
  expect_all({
      {"", {}},
      {"may 2010 bring peace", {}},
      {"We march 2010 times", {}},
      {"on May 7", {}},
      {"in the 1990s", {}},
      {"February 30, 2009", {}},
      {"February 29, 1900", {}},
      {"2009-13-01", {}},
      {"2009-02-30", {}},
      {"3/4/2009", {}},
      {"in 1899", {}},
      {"in 2100", {}},
      {"room 2010", {}},
      {"ISSN 2049-3630", {}},
      {"IL-2010", {}},
      {"Smith 2010a", {}},
  });
}

TEST(Dates, AreFoundInLinearTime) {
  constexpr int kRepetitions = 30'000;
  for (const std::string_view piece :
       {"May ", "3-", "2010, ", "in 2010 and ", "(", "–", "early "}) {
    std::string text;
    for (int i = 0; i < kRepetitions; ++i) text += piece;
    EXPECT_LE(find_dates(text).size(), static_cast<std::size_t>(kRepetitions)) << piece;
  }
}

}  // namespace
}  // namespace article_search
