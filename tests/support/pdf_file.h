#pragma once

#include <string>
#include <vector>

namespace article_search::testing {

/// A line of Helvetica on a page of 612 by 792 points, `x` and `y` from the page's LOWER left
/// corner.
struct PdfFileLine {
  int x = 72;
  int y = 700;
  int size = 10;
  /// ASCII without brackets and backslashes.
  std::string text;
};

struct PdfFileInfo {
  std::string title;
  std::string author;
};

/// A PDF with these pages.
std::string pdf_of(const std::vector<std::vector<PdfFileLine>>& pages,
                   const PdfFileInfo& about = {});

}  // namespace article_search::testing
