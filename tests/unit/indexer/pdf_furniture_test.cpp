#include "indexer/readers/pdf_furniture.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/pdf_lines.h"

namespace article_search {
namespace {

using Rows = std::vector<std::string>;

Rows texts_of(const std::vector<PdfPage>& pages) {
  Rows texts;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) texts.push_back(line.text);
  }
  return texts;
}

/// "text (reason)" of what was taken.
Rows taken_from(std::vector<PdfPage>& pages) {
  Rows rows;
  for (const SkippedLine& line : remove_furniture(pages)) {
    rows.push_back(line.text + " (" + line.reason + ")");
  }
  return rows;
}

std::string body_text(int page) {
  return "Body of page " + std::string(1, static_cast<char>('a' + page));
}

TEST(PdfFurniture, IsWhatStandsAtOneHeightOnSeveralPages) {
  std::vector<PdfPage> pages;
  for (int i = 1; i <= 3; ++i) {
    pages.push_back(
        pdf_page(i, {pdf_line(1, 72, 40, "Journal of Cells"), pdf_line(2, 72, 300, body_text(i)),
                     pdf_line(3, 300, 750, "Page " + std::to_string(i) + " of 3")}));
  }
  EXPECT_EQ(taken_from(pages), (Rows{"Journal of Cells (3 times) (running head or foot)",
                                     "Page 1 of 3 (3 times) (running head or foot)"}));
  EXPECT_EQ(texts_of(pages), (Rows{"Body of page b", "Body of page c", "Body of page d"}));
}

TEST(PdfFurniture, IsNotWhatRepeatsInTheText) {
  std::vector<PdfPage> pages;
  for (int i = 1; i <= 3; ++i) {
    pages.push_back(pdf_page(
        i, {pdf_line(1, 72, 300, "The same line"), pdf_line(2, 72, 40 + 20 * i, "Moving")}));
  }
  EXPECT_EQ(taken_from(pages), Rows{});
  EXPECT_EQ(texts_of(pages).size(), 6U);
}

TEST(PdfFurniture, IsAHeadThatChangesWithChaptersWhereOthersStand) {
  std::vector<PdfPage> pages;
  for (int i = 1; i <= 6; ++i) {
    const std::string head = i == 4 ? "A chapter of one page" : "Long chapter";
    pages.push_back(pdf_page(i, {pdf_line(1, 72, 40, head), pdf_line(2, 72, 300, body_text(i))}));
  }
  EXPECT_EQ(taken_from(pages), (Rows{"Long chapter (5 times) (running head or foot)",
                                     "A chapter of one page (running head or foot)"}));
  EXPECT_EQ(texts_of(pages).size(), 6U);
}

TEST(PdfFurniture, IsNotTheFirstLineOfATextThatBeginsThere) {
  std::vector<PdfPage> pages;
  for (int i = 1; i <= 6; ++i) {
    const std::string head = i == 4 ? "This is text that goes on" : "Long chapter";
    pages.push_back(pdf_page(i, {pdf_line(1, 72, 40, head), pdf_line(1, 72, 52, body_text(i))}));
  }
  EXPECT_EQ(taken_from(pages), Rows{"Long chapter (5 times) (running head or foot)"});
  EXPECT_EQ(texts_of(pages)[3], "This is text that goes on");
}

TEST(PdfFurniture, IsATableOfContents) {
  std::vector<PdfPage> pages = {pdf_page(
      1, {pdf_line(1, 72, 200, "1 Introduction 3"), pdf_line(1, 72, 212, "1.1 Cells . . . . . . 3"),
          pdf_line(1, 72, 224, "1.2 Nerves......4"), pdf_line(1, 72, 236, "1.3 Skin . . . . . ."),
          pdf_line(2, 400, 236, "5"), pdf_line(3, 72, 500, "In 2005, some 3 began at 7")})};
  EXPECT_EQ(texts_of(pages).size(), 6U);
  EXPECT_EQ(taken_from(pages).size(), 5U);
  EXPECT_EQ(texts_of(pages), Rows{"In 2005, some 3 began at 7"});
}

TEST(PdfFurniture, IsTextOnItsSide) {
  std::vector<PdfPage> pages = {pdf_page(
      1, {{"arXiv:1234", 20, 200, 32, 400, 12, 1}, pdf_line(2, 72, 300, "Body of the page")})};
  EXPECT_EQ(taken_from(pages), Rows{"arXiv:1234 (text on its side)"});
}

}  // namespace
}  // namespace article_search
