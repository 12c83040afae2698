#include "indexer/readers/pdf_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/readers/pdf_headings.h"

namespace article_search {

namespace {

constexpr std::size_t kLongestNumber = 8;
/// A title stands at most so many sizes of a letter behind its number, and so many lines away.
constexpr double kWidestSpace = 4;
constexpr std::size_t kMostBetween = 20;

bool is_section_number(std::string_view text) {
  return text.size() <= kLongestNumber &&
         text.find_first_not_of("0123456789.") == std::string_view::npos &&
         count_number_levels(std::string(text) + " Title") > 0;
}

bool is_title_of(const PdfLine& number, const PdfLine& line) {
  const double space = line.left - number.right;
  return is_same_size(number.size, line.size) &&
         std::abs(number.bottom - line.bottom) < number.size / 2 && space > 0 &&
         space < kWidestSpace * number.size &&
         count_number_levels(number.text + " " + line.text) > 0;
}

void join_numbers(std::vector<PdfLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_section_number(lines[i].text)) continue;
    const std::size_t end = std::min(i + kMostBetween, lines.size());
    for (std::size_t other = i - std::min(i, kMostBetween); other < end; ++other) {
      PdfLine& title = lines[other];
      if (other == i || !is_title_of(lines[i], title)) continue;
      title.text.insert(0, lines[i].text + " ");
      title.left = lines[i].left;
      lines[i].text.clear();
      break;
    }
  }
  std::erase_if(lines, [](const PdfLine& line) { return line.text.empty(); });
}

}  // namespace

void join_section_numbers(std::vector<PdfPage>& pages) {
  for (PdfPage& page : pages) join_numbers(page.lines);
}

}  // namespace article_search
