#include "indexer/readers/power_mark.h"

namespace article_search {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view power_mark(std::string_view text, std::string_view raised) {
  if (text.empty() || raised.empty() || !is_digit(text.back())) return {};
  const bool is_number =
      is_digit(raised.front()) || raised.starts_with('-') || raised.starts_with("−");
  return is_number ? "^" : "";
}

}  // namespace article_search
