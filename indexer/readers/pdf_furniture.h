#pragma once

#include <vector>

#include "indexer/article.h"
#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// Takes from the pages what is no part of the text, and returns it, equal lines once: running
/// heads and feet, page numbers (lines near the upper or lower edge that stand at the same height
/// on several pages and differ in numbers alone, and single lines at that height on the other
/// pages), text on its side, and entries of a table of contents (dots that lead to a number).
/// Linear in the number of lines, but for sorting.
std::vector<SkippedLine> remove_furniture(std::vector<PdfPage>& pages);

}  // namespace article_search
