#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace article_search {

/// A date as a text mentions it.
struct DateMention {
  /// Byte range in the text, of the date's own words: a preposition before it does not belong.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// ISO 8601, as precise as the text: "2017", "2015-11", "2009-05-20". Of a range, its start.
  std::string date;

  bool operator==(const DateMention&) const = default;
};

/// The dates in English `text`, in order, not overlapping: days, months and years from 1900 to 2099
/// ("May 20, 2009", "16-19 January 2007", "Nov. 2015", "2007-01-16"), seasons and parts of a year
/// ("spring 2017", "early 2021": the year), and years alone where the words around them show that
/// they are years ("in 2005", "(Smith, 2005)", "the 2005 meeting"). When in doubt a number is no
/// date: a wrong one is worse than a missing one. Dates without a year, decades and dates in
/// figures other than ISO's are left out. Linear in the text's length. Any thread.
std::vector<DateMention> find_dates(std::string_view text);

}  // namespace article_search
