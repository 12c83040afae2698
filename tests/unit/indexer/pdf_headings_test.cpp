#include "indexer/readers/pdf_headings.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/pdf_lines.h"

namespace article_search {
namespace {

const PdfHeadings& headings() {
  static const PdfHeadings kHeadings({pdf_page(
      1, {pdf_line(1, 72, 100, "A large title", 20), pdf_line(2, 72, 130, "A section", 14),
          pdf_line(3, 72, 150, std::string(400, 'x'), 10), pdf_line(4, 72, 700, "A note", 8)})});
  return kHeadings;
}

struct NumberCase {
  std::string_view text;
  int levels;
};

TEST(PdfHeadings, CountTheLevelsOfNumbers) {
  constexpr NumberCase kCases[] = {
      {"1 Introduction", 1},
      {"1. Introduction", 1},
      {"2.1 Methods", 2},
      {"2.1. Methods", 2},
      {"4.11.1 Parallel", 3},
      {"2.1 What is R?", 2},
      {"2 \xC3\x9C"
       "bersicht",
       1},

      {"Introduction", 0},
      {"2005 Meeting", 0},
      {"10 mg of it", 0},
      {"3.5", 0},
      {"1.", 0},
      {"", 0},
      {"1 + 2 = 3", 0},
      {"12 A 1 2 3 4 5 6", 0},
  };
  for (const NumberCase& row : kCases) {
    EXPECT_EQ(count_number_levels(row.text), row.levels) << row.text;
  }
}

struct LevelCase {
  std::string text;
  double size;
  int lines;
  bool stands_alone;
  int level;
};

TEST(PdfHeadings, NeedGoodEvidence) {
  const LevelCase cases[] = {
      {"A large title", 20, 1, true, 1},
      {"A section", 14, 1, true, 2},
      {"A section", 14, 2, false, 2},
      {"3.1 Numbered and large", 14, 1, true, 2},
      {"2.1 Methods", 10, 1, false, 2},
      {"Abstract", 10, 1, false, 1},
      {"REFERENCES", 10, 1, true, 1},

      {"2 Methods", 10, 1, false, 0},
      {"2 Methods follow here.", 10, 1, true, 0},
      {"2 Methods", 10, 1, true, 0},
      {"Abstract", 10, 2, true, 0},
      {"Some words", 10, 1, true, 0},
      {"2.1 Methods", 8, 1, true, 0},
      {std::string(300, 'x'), 14, 3, true, 0},
      {"Many lines", 14, 5, true, 0},
      {"= 17 + 4", 14, 1, true, 0},
      {"a list, that goes on,", 14, 1, true, 0},
  };
  EXPECT_EQ(headings().text_size(), 10);
  for (const LevelCase& row : cases) {
    EXPECT_EQ(headings().level_of(row.text, row.size, row.lines, row.stands_alone), row.level)
        << row.text;
  }
}

TEST(PdfHeadings, HaveOneNumberWhereSectionsAreNotLarger) {
  const PdfHeadings plain({pdf_page(1, {pdf_line(1, 72, 100, "A large title", 20),
                                        pdf_line(2, 72, 150, std::string(400, 'x'), 10)})});
  EXPECT_EQ(plain.level_of("2 Methods", 10, 1, true), 1);
  EXPECT_EQ(plain.level_of("2 Methods", 10, 1, false), 0);
}

TEST(PdfHeadings, AreNotInTheLettersOfPrograms) {
  std::vector<PdfLine> lines = {pdf_line(1, 72, 50, std::string(400, 'x'), 10)};
  for (int i = 0; i < 6; ++i) lines.push_back(pdf_line(2, 72, 100 + 14 * i, "return 0", 13));
  EXPECT_EQ(PdfHeadings({pdf_page(1, lines)}).level_of("return 0", 13, 1, true), 0);
}

TEST(PdfHeadings, AreNoneWithoutText) {
  const PdfHeadings none({});
  EXPECT_EQ(none.text_size(), 0);
  EXPECT_EQ(none.largest_size(), 0);
}

}  // namespace
}  // namespace article_search
