#include "server/search/date_range.h"

#include <algorithm>
#include <utility>

namespace article_search {

namespace {

constexpr std::string_view kDigits = "0123456789";

/// The shapes that a date may have; each 0 stands for any digit.
constexpr std::string_view kFullShape = "0000-00-00";
constexpr std::size_t kYearSize = 4;
constexpr std::size_t kMonthSize = 7;

int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

bool has_shape(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_digit = kDigits.find(text[at]) != std::string_view::npos;
    if (is_digit != (kFullShape[at] == '0')) return false;
    if (!is_digit && text[at] != '-') return false;
  }
  return true;
}

bool is_date(std::string_view text, DatePrecision finest) {
  constexpr int kMonths = 12;
  constexpr int kLongestMonth = 31;
  const bool is_year = text.size() == kYearSize;
  const bool is_month = text.size() == kMonthSize;
  const bool is_day = text.size() == kFullShape.size();
  if (!is_year && (finest == DatePrecision::year || (!is_month && !is_day))) return false;
  if (!has_shape(text)) return false;
  if (is_year) return true;
  const int month = two_digits(text, kYearSize + 1);
  if (month < 1 || month > kMonths) return false;
  if (is_month) return true;
  const int day = two_digits(text, kMonthSize + 1);
  return day >= 1 && day <= kLongestMonth;
}

}  // namespace

std::optional<DateRange> read_date_range(std::string_view text, DatePrecision finest) {
  constexpr std::string_view kDots = "..";
  const std::size_t dots = text.find(kDots);
  const bool is_single = dots == std::string_view::npos;
  std::string_view from = text.substr(0, dots);
  std::string_view to = is_single ? from : text.substr(dots + kDots.size());
  if (from.empty() && to.empty()) return std::nullopt;
  for (const std::string_view end : {from, to}) {
    if (!end.empty() && !is_date(end, finest)) return std::nullopt;
  }
  if (!from.empty() && !to.empty() && to < from && !from.starts_with(to)) std::swap(from, to);
  return DateRange{std::string(from), std::string(to)};
}

}  // namespace article_search
