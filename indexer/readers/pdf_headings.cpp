#include "indexer/readers/pdf_headings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace article_search {

namespace {

constexpr double kSameSize = 0.08;
constexpr double kLarger = 1.12;
constexpr double kSmallName = 0.65;
constexpr int kDeepestHeading = 6;
constexpr int kMostLines = 4;
constexpr std::size_t kMostTallInTen = 3;
constexpr std::size_t kLongestHeading = 200;
constexpr std::size_t kLongestNumbered = 100;
// A single number may also begin an item of a list, so it must be shorter.
constexpr std::size_t kLongestWithOneNumber = 60;

constexpr std::array<std::string_view, 21> kSectionNames = {
    "abstract",   "acknowledgements",  "acknowledgments",
    "appendix",   "background",        "bibliography",
    "conclusion", "conclusions",       "contents",
    "discussion", "funding",           "introduction",
    "keywords",   "limitations",       "methods",
    "references", "related work",      "results",
    "summary",    "table of contents", "materials and methods",
};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
}

bool has_letters(std::string_view text) {
  return std::ranges::count_if(text, is_letter) * 2 >
         std::ssize(text) - std::ranges::count(text, ' ');
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(';') || text.ends_with(',');
}

bool is_numbered_heading(std::string_view text, bool may_have_one_number) {
  const int levels = count_number_levels(text);
  if (levels == 0 || ends_sentence(text) || text.ends_with(':')) return false;
  if (levels > 1) return text.size() <= kLongestNumbered;
  return may_have_one_number && text.size() <= kLongestWithOneNumber;
}

// How letters of a size are used.
struct SizeUse {
  double size = 0;
  std::size_t letters = 0;
  std::size_t lines = 0;
  std::size_t lines_in_tall_blocks = 0;
};

// The largest size first.
std::vector<SizeUse> count_uses(const std::vector<PdfPage>& pages) {
  std::map<int, std::size_t> block_lines;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) ++block_lines[line.block];
  }
  std::map<double, SizeUse, std::greater<>> by_size;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) {
      // Brackets of formulas are taller than any heading.
      if (!has_letters(line.text)) continue;
      SizeUse& use = by_size[line.size];
      use.size = line.size;
      use.letters += line.text.size();
      ++use.lines;
      if (block_lines[line.block] > kMostLines) ++use.lines_in_tall_blocks;
    }
  }
  std::vector<SizeUse> uses;
  uses.reserve(by_size.size());
  for (const auto& [size, use] : by_size) uses.push_back(use);
  return uses;
}

bool is_of_headings(const SizeUse& use) {
  return use.lines > 0 && use.lines_in_tall_blocks * 10 <= use.lines * kMostTallInTen;
}

}  // namespace

double letter_width(const PdfLine& line) {
  constexpr double kCapital = 1.28;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (const char c : line.text) {
    letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
    small += c >= 'a' && c <= 'z' ? 1 : 0;
  }
  if (letters == 0) return 0;
  return (line.right - line.left) / static_cast<double>(letters) /
         (capitals > small ? kCapital : 1);
}

bool is_section_name(std::string_view text) {
  return std::ranges::find(kSectionNames, lower(text)) != kSectionNames.end();
}

bool is_same_size(double one, double other) {
  return std::abs(one - other) <= kSameSize * std::max(one, other);
}

int count_number_levels(std::string_view text) {
  int levels = 0;
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    // Years and measures are no numbers of sections.
    if (end - at > 2) return 0;
    ++levels;
    at = end < text.size() && text[end] == '.' ? end + 1 : end;
    if (at == end) break;
  }
  const bool has_title = at + 1 < text.size() && text[at] == ' ' &&
                         ((text[at + 1] >= 'A' && text[at + 1] <= 'Z') ||
                          static_cast<unsigned char>(text[at + 1]) >= 0xC3);
  return levels > 0 && has_title && has_letters(text) ? levels : 0;
}

PdfHeadings::PdfHeadings(const std::vector<PdfPage>& pages) {
  const std::vector<SizeUse> uses = count_uses(pages);
  const auto most = std::ranges::max_element(uses, {}, &SizeUse::letters);
  if (most == uses.end()) return;
  text_size_ = most->size;
  SizeUse group;
  for (const SizeUse& use : uses) {
    if (use.size < kLarger * text_size_) break;
    if (is_same_size(group.size, use.size)) {
      group.lines += use.lines;
      group.lines_in_tall_blocks += use.lines_in_tall_blocks;
      continue;
    }
    if (is_of_headings(group)) heading_sizes_.push_back(group.size);
    group = use;
  }
  if (is_of_headings(group)) heading_sizes_.push_back(group.size);
}

int PdfHeadings::level_of(std::string_view text, double size, int lines, bool stands_alone) const {
  if (lines > kMostLines || text.size() > kLongestHeading || !has_letters(text)) return 0;
  const auto rank = std::ranges::find_if(
      heading_sizes_, [size](double other) { return is_same_size(size, other); });
  const bool is_large = rank != heading_sizes_.end() && !text.ends_with(',');
  const bool is_as_large = size >= (1 - kSameSize) * text_size_;
  // Where sections have larger letters, a single number begins an item of a list.
  const bool may_have_one_number = stands_alone && heading_sizes_.size() <= 1;
  const bool is_numbered =
      lines == 1 && is_as_large && is_numbered_heading(text, may_have_one_number);
  // Letters of a name that stands alone may be small.
  const bool is_readable = size >= kSmallName * text_size_ && stands_alone;
  const bool is_named = lines == 1 && (is_as_large || is_readable) && is_section_name(text);
  if (!is_large && !is_numbered && !is_named) return 0;
  if (const int levels = count_number_levels(text); levels > 0) {
    return std::min(levels, kDeepestHeading);
  }
  if (!is_large) return 1;
  return std::min(static_cast<int>(rank - heading_sizes_.begin()) + 1, kDeepestHeading);
}

}  // namespace article_search
