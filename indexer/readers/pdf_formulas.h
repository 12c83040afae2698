#pragma once

#include <string_view>
#include <vector>

#include "indexer/article.h"
#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// Whether two letters stand side by side, or one sign of a script such as Chinese.
bool has_pdf_word(std::string_view text);

/// "x ≤ 5", "a = b"; not "CD4+" or "T-cell".
bool has_math_sign(std::string_view text);

/// Takes formulas that stand by themselves from the pages, and returns them, those that follow each
/// other in one: poppler gives their parts in no order that could be read. A line goes that has no
/// words but names of functions, and signs of mathematics or single letters and digits, and that
/// does not begin where lines of the text do; and a number at the right edge that names a formula,
/// "(12)". Programs stay. Linear.
std::vector<SkippedLine> remove_pdf_formulas(std::vector<PdfPage>& pages);

/// Takes from the blocks, and returns, one to three numbers or signs without a word, such as stand
/// at the axes of a figure and in margins. Those that follow each other are one.
std::vector<SkippedLine> remove_pdf_numbers(std::vector<Block>& blocks);

}  // namespace article_search
