#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// Lines of the first page, by their indexes: first those of the title, then those that stand
/// below it on the same axis, as names, places and a date do. All 0 if there is no title.
struct PdfFront {
  std::size_t title_begin = 0;
  std::size_t title_end = 0;
  std::size_t end = 0;
};

/// The title is what has the widest letters in the upper part of the first page, if they are wider
/// than those of the text, or else a first line in capitals. Neither is a formula, a numbered
/// heading or a name of sections. Linear.
PdfFront find_pdf_front(const std::vector<PdfPage>& pages);

/// The title; empty if there is none. A title's heading is one of the blocks too.
std::string find_pdf_title(const std::vector<PdfPage>& pages);

}  // namespace article_search
