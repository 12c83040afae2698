#include "indexer/readers/pdf_title.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/pdf_lines.h"

namespace article_search {
namespace {

/// Full lines of the text, so that its size is the usual one.
constexpr const char* kFull = "This line of the text goes from the left edge to the right";

/// A line whose font claims another height than its letters' width.
PdfLine line_of_height(PdfLine line, double height) {
  line.size = height;
  return line;
}

TEST(PdfTitle, IsTheLargestOfTheFirstPage) {
  const std::string full = kFull;
  EXPECT_EQ(find_pdf_title({pdf_page(
                1, {pdf_line(1, 72, 40, "Journal", 12), pdf_line(2, 72, 60, "A title of", 20),
                    pdf_line(2, 72, 82, "two lines", 20), pdf_line(3, 72, 120, full)})}),
            "A title of two lines");
  EXPECT_EQ(find_pdf_title({pdf_page(1, {pdf_line(1, 72, 40, full)})}), "");
  EXPECT_EQ(find_pdf_title({pdf_page(
                1, {pdf_line(1, 72, 40, "1 The first chapter", 20), pdf_line(2, 72, 120, full)})}),
            "");
  EXPECT_EQ(find_pdf_title({}), "");
}

TEST(PdfTitle, HasTheWidestLettersWhateverTheFontSaysOfItsHeight) {
  const std::string full = kFull;
  const std::vector<PdfLine> lines = {
      line_of_height(pdf_line(1, 72, 60, "Testing for structural change", 16), 11),
      line_of_height(pdf_line(2, 72, 90, "Achim Zeileis", 11), 23), pdf_line(3, 72, 120, full)};
  EXPECT_EQ(find_pdf_title({pdf_page(1, lines)}), "Testing for structural change");
}

TEST(PdfTitle, IsNoFormulaLabelOrSection) {
  const std::string full = kFull;
  PdfLine code = pdf_line(1, 72, 60, "library (edgeR)", 20);
  code.is_code = true;
  PdfLine upright = pdf_line(1, 72, 60, "Cumulative hazard", 20);
  upright.bottom = upright.top + 300;
  for (const PdfLine& line :
       {code, upright, pdf_line(1, 72, 60, "H = − p", 20), pdf_line(1, 72, 60, "Abstract", 20),
        pdf_line(1, 72, 60, "a.lee@example.org", 20), pdf_line(1, 72, 700, "Below all text", 20)}) {
    EXPECT_EQ(find_pdf_title({pdf_page(1, {line, pdf_line(2, 72, 120, full)})}), "") << line.text;
  }
}

TEST(PdfTitle, IsAFirstLineInCapitalsOfTheTextsSize) {
  const std::string full = kFull;
  EXPECT_EQ(find_pdf_title({pdf_page(
                1, {pdf_line(1, 72, 60, "ON GAUSS PROBABILITIES"), pdf_line(2, 72, 120, full)})}),
            "ON GAUSS PROBABILITIES");
  EXPECT_EQ(find_pdf_title({pdf_page(
                1, {pdf_line(1, 72, 60, full), pdf_line(2, 72, 120, "ON GAUSS PROBABILITIES")})}),
            "");
}

TEST(PdfFront, IsWhatStandsBelowTheTitleOnItsAxis) {
  const std::string full = kFull;
  const PdfFront front = find_pdf_front(
      {pdf_page(1, {pdf_line(1, 226, 60, "A title of words", 20),
                    // Side by side.
                    pdf_line(2, 100, 90, "Ann Lee"), pdf_line(3, 477, 90, "Bo Long"),
                    pdf_line(4, 288, 110, "1 May 2020"), pdf_line(5, 72, 130, full)})});
  EXPECT_EQ(front.title_begin, 0U);
  EXPECT_EQ(front.title_end, 1U);
  EXPECT_EQ(front.end, 4U);
}

}  // namespace
}  // namespace article_search
