#pragma once

#include <cstdint>
#include <string_view>

namespace article_search {

/// What a word next to a number tells about whether the number is a year.
enum class DateRole : std::uint8_t {
  none,
  month,
  /// Part of a year: spring, early, mid, quarter, end.
  part_of_year,
  /// A year alone may follow: in, since.
  preposition,
  /// Numbers before it are amounts: patients, mg.
  counted,
  /// A year may describe it: the 2005 meeting.
  event,
  /// May follow a year that begins a text: 2005 saw, 2005 was.
  year_verb,
  /// Numbers after it are amounts, in spite of a preposition: increased by 2000.
  change,
  /// Joins the ends of a range or the members of a list.
  to,
  and_or,
  of,
  the,
  /// Begins something of its own after a year: in 2005 its, in 2005 we.
  determiner,
};

struct DateWord {
  DateRole role = DateRole::none;
  /// 1 to 12 when `role` is month, else 0.
  int month = 0;
};

/// Looks the word up, whatever its case; "may", "march" and "mar" are months only if capitalised.
DateWord find_date_word(std::string_view word);

}  // namespace article_search
