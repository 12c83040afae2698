#include "indexer/readers/article_fields.h"

#include <cstddef>
#include <string>

namespace article_search {

namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool is_web_address(std::string_view value) {
  const bool is_web = value.starts_with("https://") || value.starts_with("http://");
  return is_web && value.find(' ') == std::string_view::npos;
}

// RFC 5646: subtags of one to eight letters or digits, the first of two or three letters.
bool is_language_tag(std::string_view value) {
  std::size_t length = 0;
  bool is_first = true;
  for (const char c : std::string(value) + "-") {
    if (c == '-') {
      if (length == 0 || length > 8 || (is_first && (length < 2 || length > 3))) return false;
      is_first = false;
      length = 0;
    } else if (!is_alphanumeric(c) || (is_first && c <= '9')) {
      return false;
    } else {
      ++length;
    }
  }
  return true;
}

bool is_partial_date(std::string_view value) {
  constexpr std::string_view kPattern = "dddd-dd-dd";
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool is_digit = value[i] >= '0' && value[i] <= '9';
    if (kPattern[i] == 'd' ? !is_digit : value[i] != '-') return false;
  }
  const auto is_between = [](std::string_view digits, std::string_view most) {
    return digits.empty() || (digits >= "01" && digits <= most);
  };
  return is_between(value.size() > 4 ? value.substr(5, 2) : "", "12") &&
         is_between(value.size() > 7 ? value.substr(8) : "", "31");
}

}  // namespace article_search
