#pragma once

#include <string>
#include <vector>

#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// A line as tests need it: in a block, its left and top in points, of the size.
inline PdfLine pdf_line(
    int block, double left, double top, const std::string& text, double size = 10) {
  constexpr double kLetterWidth = 0.5;
  return {text,       left, top,  left + kLetterWidth * size * static_cast<double>(text.size()),
          top + size, size, block};
}

inline PdfPage pdf_page(int number, std::vector<PdfLine> lines) {
  return {number, 612, 792, std::move(lines)};
}

}  // namespace article_search
