#include "indexer/readers/pdf_title.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "indexer/readers/pdf_formulas.h"
#include "indexer/readers/pdf_headings.h"

namespace article_search {

namespace {

// Part of the page's height in which a title begins.
constexpr double kUpperPart = 0.6;
// Letters of a title are wider than the text's by this much, and than its own other lines' by less.
constexpr double kWider = 1.1;
constexpr double kSameWidth = 0.15;
constexpr double kSameHeight = 0.1;
// How far apart lines of a title are, in widths of its letters.
constexpr double kLineDistance = 6;
// Part of the page's width by which what is centred may be beside the axis.
constexpr double kOffAxis = 0.04;
constexpr std::size_t kShortestTitle = 4;
constexpr std::size_t kLongestTitle = 300;
constexpr std::size_t kLongestFront = 100;

// On average in lines of at least so many bytes.
double text_letter_width(const std::vector<PdfPage>& pages, std::size_t shortest) {
  double sum = 0;
  double lines = 0;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) {
      if (line.is_code || line.text.size() < shortest) continue;
      sum += letter_width(line);
      ++lines;
    }
  }
  return lines > 0 ? sum / lines : 0;
}

double text_letter_width(const std::vector<PdfPage>& pages) {
  constexpr std::size_t kLongLine = 35;
  const double width = text_letter_width(pages, kLongLine);
  return width > 0 ? width : text_letter_width(pages, 0);
}

bool is_on_its_side(const PdfLine& line) { return line.bottom - line.top > line.right - line.left; }

bool may_be_title(const PdfPage& page, const PdfLine& line) {
  const bool is_text = line.text.size() >= kShortestTitle && !line.is_code &&
                       line.text.find('@') == std::string::npos && !line.text.ends_with('.') &&
                       has_pdf_word(line.text) && !has_math_sign(line.text);
  return is_text && line.top < kUpperPart * page.height && !is_on_its_side(line) &&
         count_number_levels(line.text) == 0 && !is_section_name(line.text);
}

bool is_in_capitals(std::string_view text) {
  constexpr std::size_t kFewestLetters = 12;
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return text.size() >= kFewestLetters && text.find(' ') != std::string_view::npos &&
         std::ranges::count_if(text, is_small) < 2;
}

// The index of the line with the widest letters; the number of lines if none is wide enough.
std::size_t widest_line(const PdfPage& page, double usual_width) {
  std::size_t best = page.lines.size();
  double widest = kWider * usual_width;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const double width = letter_width(page.lines[i]);
    if (width <= widest || !may_be_title(page, page.lines[i])) continue;
    // Lines of one title differ a little; the first stands for them.
    const bool is_of_best = best < page.lines.size() && width <= (1 + kSameWidth / 2) * widest;
    if (!is_of_best) best = i;
    if (!is_of_best) widest = width;
  }
  return best;
}

bool are_of_one_title(const PdfLine& title, const PdfLine& above, const PdfLine& below) {
  const double width = letter_width(title);
  for (const PdfLine* line : {&above, &below}) {
    if (std::abs(letter_width(*line) - width) > kSameWidth * width) return false;
    if (std::abs(line->size - title.size) > kSameHeight * title.size) return false;
  }
  const double distance = below.bottom - above.bottom;
  return distance > 0 && distance < kLineDistance * width && has_pdf_word(above.text) &&
         has_pdf_word(below.text);
}

// The middle of what stands in the line's row.
double axis_of_row(const PdfPage& page, const PdfLine& line) {
  double left = line.left;
  double right = line.right;
  for (const PdfLine& other : page.lines) {
    if (std::abs(other.bottom - line.bottom) > line.size / 2) continue;
    left = std::min(left, other.left);
    right = std::max(right, other.right);
  }
  return (left + right) / 2;
}

double axis_of_title(const PdfPage& page, const PdfFront& front) {
  double left = page.width;
  double right = 0;
  for (std::size_t i = front.title_begin; i < front.title_end; ++i) {
    left = std::min(left, page.lines[i].left);
    right = std::max(right, page.lines[i].right);
  }
  return (left + right) / 2;
}

bool is_front(const PdfPage& page, const PdfLine& line, double axis) {
  return line.text.size() <= kLongestFront && !line.is_code &&
         count_number_levels(line.text) == 0 && !is_section_name(line.text) &&
         std::abs(axis_of_row(page, line) - axis) < kOffAxis * page.width;
}

}  // namespace

PdfFront find_pdf_front(const std::vector<PdfPage>& pages) {
  if (pages.empty() || pages.front().lines.empty()) return {};
  const PdfPage& page = pages.front();
  const std::vector<PdfLine>& lines = page.lines;
  std::size_t best = widest_line(page, text_letter_width(pages));
  if (best == lines.size() && is_in_capitals(lines.front().text)) best = 0;
  if (best == lines.size()) return {};
  PdfFront front{best, best + 1, 0};
  while (front.title_begin > 0 &&
         are_of_one_title(lines[best], lines[front.title_begin - 1], lines[front.title_begin])) {
    --front.title_begin;
  }
  while (front.title_end < lines.size() &&
         are_of_one_title(lines[best], lines[front.title_end - 1], lines[front.title_end])) {
    ++front.title_end;
  }
  const double axis = axis_of_title(page, front);
  front.end = front.title_end;
  while (front.end < lines.size() && is_front(page, lines[front.end], axis)) ++front.end;
  return front;
}

std::string find_pdf_title(const std::vector<PdfPage>& pages) {
  const PdfFront front = find_pdf_front(pages);
  std::string title;
  for (std::size_t i = front.title_begin; i < front.title_end; ++i) {
    title += (title.empty() ? "" : " ") + pages.front().lines[i].text;
  }
  return title.size() <= kLongestTitle ? title : std::string();
}

}  // namespace article_search
