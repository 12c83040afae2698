#include "server/search/state/date_range.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>

namespace article_search {

namespace {

constexpr std::size_t kYearSize = 4;
constexpr std::size_t kMonthSize = 7;
constexpr std::size_t kDaySize = 10;

/// The number that `digits` are; empty when one is none.
std::optional<int> read_digits(std::string_view digits) {
  const bool all_digits = std::all_of(digits.begin(), digits.end(),
                                      [](char digit) { return digit >= '0' && digit <= '9'; });
  if (!all_digits || digits.empty()) return std::nullopt;
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// Digits of the part of a date after its hyphen; `fallback` when the date has no such part.
std::optional<int> read_part(std::string_view date, std::size_t hyphen, int fallback) {
  if (date.size() <= hyphen) return fallback;
  if (date[hyphen] != '-') return std::nullopt;
  return read_digits(date.substr(hyphen + 1, 2));
}

/// Whether `date` is a year, a month or a day of the calendar.
bool is_date(std::string_view date) {
  if (date.size() != kYearSize && date.size() != kMonthSize && date.size() != kDaySize) {
    return false;
  }
  const auto year = read_digits(date.substr(0, kYearSize));
  const auto month = read_part(date, kYearSize, 1);
  const auto day = read_part(date, kMonthSize, 1);
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(*year),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

bool is_end(std::string_view date) { return date.empty() || is_date(date); }

/// Greater than every continuation of a date.
constexpr char kAfterDigits = '~';

}  // namespace

std::string DateRange::lower_bound() const {
  std::string bound = from;
  // "2007" as a date is its first day, and sorts before "2007-01-01".
  while (bound.ends_with("-01")) bound.resize(bound.size() - std::string_view("-01").size());
  return bound;
}

std::string DateRange::upper_bound() const { return to.empty() ? to : to + kAfterDigits; }

std::string to_string(const DateRange& range) {
  return range.from == range.to ? range.from : range.from + ".." + range.to;
}

std::optional<DateRange> parse_date_range(std::string_view text) {
  constexpr std::string_view kDots = "..";
  const std::size_t dots = text.find(kDots);
  if (dots == std::string_view::npos) {
    if (!is_date(text)) return std::nullopt;
    return DateRange{std::string(text), std::string(text)};
  }
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = text.substr(dots + kDots.size());
  if (!is_end(from) || !is_end(to) || (from.empty() && to.empty())) return std::nullopt;
  DateRange range{std::string(from), std::string(to)};
  if (!to.empty() && range.upper_bound() < from) return std::nullopt;
  return range;
}

std::optional<DateRange> parse_year_range(std::string_view text) {
  auto range = parse_date_range(text);
  if (!range || range->from.size() > kYearSize || range->to.size() > kYearSize) {
    return std::nullopt;
  }
  return range;
}

}  // namespace article_search
