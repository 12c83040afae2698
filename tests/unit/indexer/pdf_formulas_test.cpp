#include "indexer/readers/pdf_formulas.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/block_text.h"
#include "tests/unit/indexer/pdf_lines.h"

namespace article_search {
namespace {

Rows rows_of_skipped(const std::vector<SkippedLine>& skipped) {
  Rows rows;
  for (const SkippedLine& line : skipped) rows.push_back(line.text);
  return rows;
}

constexpr const char* kFull = "This line of the text goes from the left edge to the right";

/// Which of these stay, each alone between lines of text.
Rows kept_of(const std::vector<std::string>& texts) {
  Rows kept;
  for (const std::string& text : texts) {
    std::vector<PdfPage> pages = {pdf_page(
        1,
        {pdf_line(1, 72, 100, kFull), pdf_line(2, 150, 120, text), pdf_line(3, 72, 140, kFull)})};
    const std::size_t removed = remove_pdf_formulas(pages).size();
    EXPECT_EQ(pages.at(0).lines.size() + removed, 3U) << text;
    if (removed == 0) kept.push_back(text);
  }
  return kept;
}

TEST(PdfFormulas, GoWhereTheyStandByThemselves) {
  EXPECT_EQ(kept_of({"P (−∞ < X1 ≤ 1, −∞ < X2 ≤ 4) ≈ 0.82", "Tn = Dn −1/2 (θ̂n − m) ∼ Nk (0, Rn )",
                     "1 −1 0 0 0", "C = 1", "exp(β0r − x ⊤ i β)", "W = max", "Z ∞"}),
            Rows{});
}

TEST(PdfFormulas, AreNotWhatSaysSomething) {
  const Rows texts = {
      "where X = 5 holds", "DNA = 5",   "CD4+",        "T-cell",    "J. Wu",    "4 0.12 0.5",
      "IL-6 and IL-10",    "i.e. 5 mg", "α-synuclein", "x − αβγδε", "细胞 = 5", "Обзор | 2"};
  EXPECT_EQ(kept_of(texts), texts);
}

TEST(PdfFormulas, StayInTheColumnOfTheTextAndInPrograms) {
  PdfLine code = pdf_line(4, 150, 160, "n = 3");
  code.is_code = true;
  std::vector<PdfPage> pages = {
      pdf_page(1, {pdf_line(1, 72, 100, kFull), pdf_line(2, 72, 112, kFull),
                   pdf_line(3, 72, 124, "λ = 2."), pdf_line(4, 150, 148, "λ = 3"), code})};
  EXPECT_EQ(rows_of_skipped(remove_pdf_formulas(pages)), (Rows{"λ = 3"}));
  EXPECT_EQ(pages.at(0).lines.size(), 4U);
}

TEST(PdfFormulas, HaveNumbersAtTheRight) {
  std::vector<PdfPage> pages = {pdf_page(
      1,
      {pdf_line(1, 72, 100, kFull), pdf_line(2, 150, 120, "λ = 2"), pdf_line(3, 500, 120, "(2.1a)"),
       pdf_line(4, 72, 140, "(3)"), pdf_line(5, 500, 160, "(see)")})};
  EXPECT_EQ(rows_of_skipped(remove_pdf_formulas(pages)), (Rows{"λ = 2 (2.1a)"}));
  EXPECT_EQ(pages.at(0).lines.size(), 3U);
}

TEST(PdfNumbers, GoWhereNoWordIs) {
  std::vector<Block> blocks;
  for (const char* const text :
       {"Age in years", "40 50", "-0.5", "∂Ψ", "4 0.12 0.5 12", "(3)", "Обзор", "细胞", "α = 5"}) {
    blocks.push_back({BlockKind::paragraph, 0, text, 0});
  }
  Rows removed;
  for (const SkippedLine& skipped : remove_pdf_numbers(blocks)) removed.push_back(skipped.text);
  EXPECT_EQ(removed, (Rows{"40 50 -0.5 ∂Ψ", "(3)", "α = 5"}));
  EXPECT_EQ(rows_of(blocks), (Rows{"P Age in years", "P 4 0.12 0.5 12", "P Обзор", "P 细胞"}));
}

}  // namespace
}  // namespace article_search
