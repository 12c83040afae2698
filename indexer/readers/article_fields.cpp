#include "indexer/readers/article_fields.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The parts of `line` between separators, without white space around them and empty ones.
std::vector<std::string> split_at(std::string_view line, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    std::string part = collapse_spaces(line.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + separator.size();
  }
  return parts;
}

bool has_several_words(std::string_view name) { return name.find(' ') != std::string_view::npos; }

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

std::vector<std::string> split_names(std::string_view line) {
  std::vector<std::string> names;
  for (const std::string& part : split_at(line, ";")) {
    for (const std::string& group : split_at(part, " and ")) {
      std::vector<std::string> members = split_at(group, ",");
      if (!std::ranges::all_of(members, has_several_words)) members = {group};
      names.insert(names.end(), members.begin(), members.end());
    }
  }
  return names;
}

}  // namespace article_search
