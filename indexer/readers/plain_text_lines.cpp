#include "indexer/readers/plain_text_lines.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string>
#include <utility>

#include <unicode/uchar.h>

#include "indexer/readers/source_text.h"
#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

// Headings of web pages and papers keep well below both; a wrapped line of prose seldom has less.
constexpr std::size_t kLongestHeading = 100;
constexpr int kMostHeadingWords = 12;

// What pages print for people who navigate them. In lower case; a line may consist of several.
constexpr std::array<std::string_view, 34> kFurniture = {
    "accept all cookies",
    "accept cookies",
    "advertisement",
    "back to top",
    "contents",
    "download pdf",
    "email this page",
    "facebook",
    "in this article",
    "in this section",
    "jump to content",
    "jump to navigation",
    "linkedin",
    "log in",
    "main menu",
    "menu",
    "on this page",
    "print",
    "print this page",
    "search",
    "share",
    "share this article",
    "share this page",
    "show more",
    "sign in",
    "skip navigation",
    "skip to content",
    "skip to main content",
    "skip to main navigation",
    "skip to navigation",
    "table of contents",
    "toggle navigation",
    "twitter",
    "up",
};

// Lines that stand alone below a title and head nothing.
constexpr std::array<std::string_view, 7> kBylines = {
    "by ", "published", "posted", "updated", "last updated", "last reviewed", "written by ",
};

constexpr std::array<std::string_view, 5> kBullets = {"•", "◦", "▪", "‣", "·"};
constexpr std::array<std::string_view, 3> kDashes = {"-", "*", "+"};
constexpr std::array<std::string_view, 3> kBreadcrumbMarks = {" > ", " » ", " › "};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// The longest phrase of a page's furniture that `text` begins with, as a whole word.
std::size_t furniture_length(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view phrase : kFurniture) {
    if (!text.starts_with(phrase)) continue;
    const bool is_whole = text.size() == phrase.size() || text[phrase.size()] == ' ';
    if (is_whole) longest = std::max(longest, phrase.size());
  }
  return longest;
}

bool is_page_control(std::string_view line) {
  const std::string lower = collapse_spaces(to_lower_ascii(line));
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::size_t length = furniture_length(rest);
    if (length == 0) return false;
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  return true;
}

bool is_breadcrumb(std::string_view line) {
  int marks = 0;
  for (const std::string_view mark : kBreadcrumbMarks) {
    for (std::size_t at = line.find(mark); at != std::string_view::npos;
         at = line.find(mark, at + mark.size() - 1)) {
      ++marks;
    }
  }
  return marks >= 2 || (marks == 1 && line.starts_with("Home "));
}

bool is_furniture(std::string_view line) {
  return line.size() <= kLongestHeading && (is_page_control(line) || is_breadcrumb(line));
}

bool is_drawn(std::string_view line) {
  constexpr std::string_view kStrokes = "-=_*~#";
  constexpr int kFewestStrokes = 3;
  if (kStrokes.find(line.front()) == std::string_view::npos) return false;
  return std::ranges::count(line, line.front()) >= kFewestStrokes &&
         line.find_first_not_of(std::string{line.front(), ' '}) == std::string_view::npos;
}

std::string_view without_leading_space(std::string_view text) {
  while (const std::size_t space = space_length(text)) text.remove_prefix(space);
  return text;
}

std::string_view without_trailing_space(std::string_view text) {
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (space_length(text.substr(last)) == 0) break;
    text = text.substr(0, last);
  }
  return text;
}

struct Indented {
  int indent = 0;
  std::string_view text;
};

Indented measure_indent(std::string_view line) {
  constexpr int kTab = 8;
  int columns = 0;
  while (const std::size_t space = space_length(line)) {
    columns += line.front() == '\t' ? kTab - columns % kTab : 1;
    line.remove_prefix(space);
  }
  return {columns, without_trailing_space(line)};
}

void set_mark(TextLine& line, ItemMark mark, std::size_t length) {
  line.mark = mark;
  line.text = without_leading_space(line.whole.substr(length));
}

// Length of a list number's mark ("12." "12)" "(a)" "(12)") at the start of the line; 0 if none.
std::size_t number_mark_length(std::string_view line, int& ordinal) {
  constexpr std::size_t kMostDigits = 2;
  const bool is_bracketed = line.starts_with('(');
  const std::size_t begin = is_bracketed ? 1 : 0;
  std::size_t at = begin;
  ordinal = 0;
  while (at < line.size() && is_digit(line[at]) && at - begin < kMostDigits) {
    ordinal = ordinal * 10 + (line[at++] - '0');
  }
  const bool is_letter = is_bracketed && at == begin && line.size() > 1 &&
                         std::isalpha(static_cast<unsigned char>(line[1])) != 0;
  if (is_letter) ordinal = line[at++] - (line[1] >= 'a' ? 'a' : 'A') + 1;
  if (at == begin || at == line.size()) return 0;
  const bool is_closed = line[at] == ')' || (line[at] == '.' && !is_bracketed);
  return is_closed ? at + 1 : 0;
}

void find_mark(TextLine& line) {
  const std::string_view whole = line.whole;
  for (const std::string_view bullet : kBullets) {
    if (whole.starts_with(bullet)) return set_mark(line, ItemMark::bullet, bullet.size());
  }
  const auto is_followed_by_space = [whole](std::size_t length) {
    return length > 0 && whole.size() > length && space_length(whole.substr(length)) > 0;
  };
  const auto is_mark = [&](std::string_view dash) {
    return whole.starts_with(dash) && is_followed_by_space(dash.size());
  };
  if (std::ranges::any_of(kDashes, is_mark)) return set_mark(line, ItemMark::bullet, 1);
  if (constexpr std::string_view kEnDash = "–"; is_mark(kEnDash)) {
    return set_mark(line, ItemMark::en_dash, kEnDash.size());
  }
  int ordinal = 0;
  const std::size_t length = number_mark_length(whole, ordinal);
  if (!is_followed_by_space(length)) return;
  line.ordinal = ordinal;
  set_mark(line, ItemMark::number, length);
}

TextLine read_line(std::string_view raw, int number, bool stands_below_blank) {
  const auto [indent, whole] = measure_indent(raw);
  TextLine line;
  line.number = number;
  line.indent = indent;
  line.whole = line.text = whole;
  if (whole.empty()) return line;
  if (stands_below_blank && is_furniture(whole)) {
    line.look = LineLook::furniture;
  } else if (is_drawn(whole)) {
    line.look = LineLook::drawn;
  } else {
    line.look = LineLook::text;
    find_mark(line);
  }
  return line;
}

void take_off_common_indent(std::vector<TextLine>& lines) {
  int common = INT32_MAX;
  for (const TextLine& line : lines) {
    if (line.look == LineLook::text) common = std::min(common, line.indent);
  }
  for (TextLine& line : lines) line.indent = std::max(0, line.indent - common);
}

void measure_widths(std::vector<TextLine>& lines) {
  const auto is_text = [](const TextLine& line) { return line.look == LineLook::text; };
  for (auto begin = lines.begin(); begin != lines.end();) {
    begin = std::find_if(begin, lines.end(), is_text);
    const auto end = std::find_if_not(begin, lines.end(), is_text);
    int width = 0;
    for (auto line = begin; line != end; ++line) {
      width = std::max(width, line->indent + columns_of(line->whole));
    }
    for (; begin != end; ++begin) begin->width = width;
  }
}

bool ends_like_sentence(std::string_view text) {
  constexpr std::string_view kFinal = ".?!;:,";
  return kFinal.find(text.back()) != std::string_view::npos || text.ends_with("…") ||
         text.ends_with("。");
}

int count_words(std::string_view text) {
  return 1 + static_cast<int>(std::ranges::count(collapse_spaces(text), ' '));
}

bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalpha(byte) != 0;
  });
}

}  // namespace

std::vector<TextLine> split_into_lines(std::string_view text) {
  std::vector<TextLine> lines;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const bool is_below_blank = lines.empty() || lines.back().look == LineLook::blank ||
                                lines.back().look == LineLook::furniture;
    const TextLine line = read_line(text.substr(0, end), ++number, is_below_blank);
    const bool is_next_blank =
        line.look == LineLook::blank && !lines.empty() && lines.back().look == LineLook::blank;
    if (!is_next_blank) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  take_off_common_indent(lines);
  measure_widths(lines);
  return lines;
}

int columns_of(std::string_view text) { return static_cast<int>(text.size()); }

bool begins_in_lower_case(std::string_view text) {
  std::size_t at = 0;
  if (text.empty() || u_islower(schema::read_code_point(text, at)) == 0) return false;
  return at == text.size() || u_isupper(schema::read_code_point(text, at)) == 0;
}

int heading_numbers(std::string_view text) {
  constexpr std::size_t kMostDigits = 2;
  int numbers = 0;
  while (!text.empty() && is_digit(text.front())) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits > kMostDigits) return 0;
    ++numbers;
    text.remove_prefix(digits);
    if (text.starts_with('.')) text.remove_prefix(1);
  }
  return space_length(text) > 0 ? numbers : 0;
}

bool looks_like_heading(std::string_view text) {
  if (text.empty() || text.size() > kLongestHeading || ends_like_sentence(text)) return false;
  if (!has_letter(text) || begins_in_lower_case(text)) return false;
  const std::string lower = to_lower_ascii(text);
  const auto begins = [&lower](std::string_view byline) { return lower.starts_with(byline); };
  return count_words(text) <= kMostHeadingWords && std::ranges::none_of(kBylines, begins);
}

}  // namespace article_search
