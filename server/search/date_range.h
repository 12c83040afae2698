#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace article_search {

/// From a date to a date, both included; ISO 8601 (YYYY, YYYY-MM, YYYY-MM-DD), empty where open.
struct DateRange {
  std::string from;
  std::string to;
};

/// How precise the ends of a range may be at most.
enum class DatePrecision { year, day };

/// "2007", "2005..2017", "2007-01..", "..2009-05" as a range of dates. Ends in the wrong order are
/// exchanged. Nothing for any other text, and for ".." alone.
std::optional<DateRange> read_date_range(std::string_view text, DatePrecision finest);

}  // namespace article_search
