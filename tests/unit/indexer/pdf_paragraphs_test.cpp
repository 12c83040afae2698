#include "indexer/readers/pdf_paragraphs.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/block_text.h"
#include "tests/unit/indexer/pdf_lines.h"

namespace article_search {
namespace {

struct LinesCase {
  std::vector<PdfLine> lines;
  Rows rows;
};

/// Full lines of the text, so that its size is the usual one.
constexpr const char* kFull = "This line of the text goes from the left edge to the right";

void expect_rows(const std::vector<LinesCase>& cases) {
  for (const LinesCase& row : cases) {
    EXPECT_EQ(rows_of(read_pdf_blocks({pdf_page(1, row.lines)})), row.rows) << row.rows.front();
  }
}

TEST(PdfParagraphs, JoinLines) {
  const std::string full = kFull;
  expect_rows({
      {{pdf_line(1, 72, 100, full), pdf_line(1, 72, 112, "of the page.")},
       {"P " + full + " of the page."}},
      {{pdf_line(1, 82, 100, full), pdf_line(1, 72, 112, full), pdf_line(1, 72, 124, "end.")},
       {"P " + full + " " + full + " end."}},
      // A lowered index can be a line of its own.
      {{pdf_line(1, 72, 100, full), pdf_line(1, 200, 104, "i, j", 6)}, {"P " + full + " i, j"}},
      // Programs are indented without beginning anything.
      {{pdf_line(1, 72, 100, "int main() {"), pdf_line(1, 92, 112, "return 0;"),
        pdf_line(1, 72, 124, "}")},
       {"P int main() { return 0; }"}},
  });
}

TEST(PdfParagraphs, EndAtGapsIndentsAndShortLines) {
  const std::string full = kFull;
  expect_rows({
      {{pdf_line(1, 72, 100, full + "."), pdf_line(1, 72, 125, "After a gap.")},
       {"P " + full + ".", "P After a gap."}},
      {{pdf_line(1, 72, 100, full), pdf_line(1, 72, 112, "It ends."),
        pdf_line(1, 82, 124, "Indented " + full)},
       {"P " + full + " It ends.", "P Indented " + full}},
      {{pdf_line(1, 72, 100, full), pdf_line(1, 72, 112, "It ends."), pdf_line(1, 72, 124, full)},
       {"P " + full + " It ends.", "P " + full}},
      {{pdf_line(1, 72, 100, "[1] " + full), pdf_line(1, 90, 112, full + ","),
        pdf_line(1, 72, 124, "[2] Another")},
       {"P [1] " + full + " " + full + ",", "P [2] Another"}},
  });
}

TEST(PdfParagraphs, GoOnInTheNextColumnOrPage) {
  const std::string full = kFull;
  const std::vector<PdfPage> pages = {
      pdf_page(1, {pdf_line(1, 72, 700, full), pdf_line(2, 320, 100, "and goes on with treat-"),
                   pdf_line(3, 320, 740, "1 A note in small print.", 8)}),
      pdf_page(2, {pdf_line(4, 72, 100, "ment of cells. It ends."),
                   pdf_line(5, 72, 300, "Another begins.")})};
  const std::vector<Block> blocks = read_pdf_blocks(pages);
  EXPECT_EQ(rows_of(blocks), (Rows{"P " + full + " and goes on with treatment of cells. It ends.",
                                   "P 1 A note in small print.", "P Another begins."}));
  EXPECT_EQ(blocks[0].anchor, "page=1");
  EXPECT_EQ(blocks[2].anchor, "page=2");
}

TEST(PdfParagraphs, DoNotGoOnWhereASentenceEndsOrAnotherBegins) {
  const std::string full = kFull;
  expect_rows({
      {{pdf_line(1, 72, 700, full + "."), pdf_line(2, 320, 100, "and more")},
       {"P " + full + ".", "P and more"}},
      {{pdf_line(1, 72, 700, full), pdf_line(2, 320, 100, "Another begins")},
       {"P " + full, "P Another begins"}},
      // Nor from a heading into the text.
      {{pdf_line(1, 72, 100, "In large letters", 16), pdf_line(2, 72, 130, "small " + full)},
       {"H1 In large letters", "P small " + full}},
  });
}

TEST(PdfParagraphs, GoOnWhereLinesStandFarApart) {
  const std::string full = kFull;
  const std::string second = "Bretz" + full.substr(4) + ".";
  expect_rows({
      {{pdf_line(1, 82, 100, full), pdf_line(2, 72, 119, second), pdf_line(3, 72, 138, full + "."),
        pdf_line(4, 72, 157, "Another paragraph of it.")},
       {"P " + full + " " + second, "P " + full + ".", "P Another paragraph of it."}},
      {{pdf_line(1, 82, 100, full), pdf_line(2, 72, 119, "Bretz, " + full.substr(5)),
        pdf_line(3, 72, 138, full)},
       {"P " + full + " Bretz, " + full.substr(5) + " " + full}},
      // Short lines are no paragraph.
      {{pdf_line(1, 72, 100, full + "."), pdf_line(2, 72, 119, "Ann Lee"),
        pdf_line(3, 72, 138, "Bo Li")},
       {"P " + full + ".", "P Ann Lee", "P Bo Li"}},
  });
}

PdfLine code_line(int block, double left, double top, const std::string& text) {
  PdfLine line = pdf_line(block, left, top, text);
  line.is_code = true;
  return line;
}

TEST(PdfParagraphs, HoldAProgramAsAWhole) {
  const std::string full = kFull;
  expect_rows({
      {{pdf_line(1, 72, 100, full), code_line(1, 72, 112, "> m <- 3"),
        code_line(2, 72, 128, "> sigma <- diag(m)"), code_line(2, 72, 140, "+"),
        code_line(2, 90, 140, "x -"), code_line(2, 72, 152, "y"), pdf_line(3, 72, 170, full)},
       {"P " + full, "P > m <- 3 > sigma <- diag(m) + x - y", "P " + full}},
      // However large its letters.
      {{pdf_line(1, 72, 40, full, 8), pdf_line(1, 72, 52, full, 8),
        code_line(2, 72, 100, "library (edgeR)")},
       {"P " + full + " " + full, "P library (edgeR)"}},
  });
}

TEST(PdfParagraphs, AreItemsBehindBullets) {
  const std::string full = kFull;
  expect_rows({
      {{pdf_line(1, 72, 100, "• one item"), pdf_line(1, 82, 112, "of two lines"),
        pdf_line(1, 72, 124, "• another")},
       {"L1 one item of two lines", "L1 another"}},
      {{pdf_line(1, 72, 100, "•"), pdf_line(2, 82, 100, "Apart from its bullet"),
        pdf_line(3, 72, 130, full)},
       {"L1 Apart from its bullet", "P " + full}},
  });
}

TEST(PdfParagraphs, HaveHeadingsAboveThem) {
  const std::string full = kFull;
  PdfLine high = pdf_line(2, 72, 90, "Ann Lee", 12);
  high.size = 22;
  expect_rows({
      {{pdf_line(1, 72, 60, "A title of two", 20), pdf_line(1, 72, 82, "Lines", 20),
        pdf_line(2, 72, 120, full + "."), pdf_line(3, 72, 150, "2.1 Methods"),
        pdf_line(4, 72, 170, full + ".")},
       {"H1 A title of two Lines", "P " + full + ".", "H2 2.1 Methods", "P " + full + "."}},
      // What stands between a title and the abstract are names and places.
      {{pdf_line(1, 72, 60, "A title", 20), pdf_line(2, 72, 90, "Ann Lee", 14),
        pdf_line(3, 72, 110, "Abstract"), pdf_line(4, 72, 130, full + ".")},
       {"H1 A title", "P Ann Lee", "H1 Abstract", "P " + full + "."}},
      // As large as the title, for all that its font says.
      {{pdf_line(1, 72, 60, "A title of it", 20), high, pdf_line(3, 72, 110, "Abstract"),
        pdf_line(4, 72, 130, full + ".")},
       {"H1 A title of it", "P Ann Lee", "H1 Abstract", "P " + full + "."}},
      // Without an abstract, what stands on the title's axis.
      {{pdf_line(1, 200, 60, "A title of words", 20), pdf_line(2, 249, 90, "Terry Therneau", 9),
        pdf_line(3, 72, 130, "Survival", 14), pdf_line(4, 72, 150, full + ".", 8)},
       {"H1 A title of words", "P Terry Therneau", "H2 Survival", "P " + full + "."}},
      // A label in a figure heads nothing.
      {{pdf_line(1, 72, 60, full + "."), pdf_line(2, 72, 100, "Death", 14),
        pdf_line(3, 72, 120, "Figure 1: Four models."), pdf_line(4, 72, 150, "Models", 14),
        pdf_line(5, 72, 170, full + ".")},
       {"P " + full + ".", "P Death", "P Figure 1: Four models.", "H1 Models", "P " + full + "."}},
  });
}

TEST(PdfContents, AreHeadingsThatComeAgain) {
  std::vector<Block> blocks;
  const auto add = [&blocks](BlockKind kind, const std::string& text) {
    blocks.push_back({kind, kind == BlockKind::heading ? 1 : 0, text, 0});
  };
  for (const char* const name : {"1 Cells 3", "2 Nerves 5", "3 Skin 7"}) {
    add(BlockKind::heading, name);
  }
  for (const char* const name : {"1 Cells", "2 Nerves", "3 Skin"}) {
    add(BlockKind::heading, name);
    add(BlockKind::paragraph, "Text.");
  }
  EXPECT_EQ(remove_pdf_contents(blocks).size(), 3U);
  EXPECT_EQ(rows_of(blocks),
            (Rows{"H1 1 Cells", "P Text.", "H1 2 Nerves", "P Text.", "H1 3 Skin", "P Text."}));
  EXPECT_EQ(remove_pdf_contents(blocks).size(), 0U);
}

TEST(PdfContents, MayDifferFromAFewHeadings) {
  std::vector<Block> blocks;
  for (const char* const entry : {"Cells 3", "Nerves 5", "Skin 7", "Fat, and bones", "Blood 9"}) {
    blocks.push_back({BlockKind::paragraph, 0, entry, 0});
  }
  for (const char* const name : {"1 Cells", "2 Nerves", "3 Skin", "4 Fat and bones", "5 Blood"}) {
    blocks.push_back({BlockKind::heading, 1, name, 0});
    blocks.push_back({BlockKind::paragraph, 0, "Text.", 0});
  }
  EXPECT_EQ(remove_pdf_contents(blocks).size(), 5U);
  EXPECT_EQ(blocks.size(), 10U);
}

}  // namespace
}  // namespace article_search
