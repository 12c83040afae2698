#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace article_search {

/// A stretch of days, each end as precise as it was typed ("2007", "2007-01", "2007-01-16") and
/// part of the stretch as a whole; an empty end is open. A passage whose date is less precise
/// counts by its date's first day: one of "2007" is in "2007-01..2007-06" and not in "2007-03..".
struct DateRange {
  std::string from;
  std::string to;

  bool operator==(const DateRange&) const = default;

  /// Bounds between which dates in ISO 8601 are in the range, compared as texts, ends included.
  /// An open end has no bound: it is empty.
  std::string lower_bound() const;
  std::string upper_bound() const;
};

/// What parse_date_range() reads as `range`.
std::string to_string(const DateRange& range);

/// "2007", "2007-01..2009-05", "2007.." or "..2009-05"; empty when it is none of these, when a date
/// is not in the calendar, or when the range ends before it begins.
std::optional<DateRange> parse_date_range(std::string_view text);

/// As parse_date_range(), of whole years only: "2005", "2005..2017", "2005..", "..2017".
std::optional<DateRange> parse_year_range(std::string_view text);

}  // namespace article_search
