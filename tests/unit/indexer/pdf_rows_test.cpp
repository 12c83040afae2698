#include "indexer/readers/pdf_rows.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/pdf_lines.h"

namespace article_search {
namespace {

using Rows = std::vector<std::string>;

struct RowCase {
  std::vector<PdfLine> lines;
  Rows expected;
};

TEST(PdfRows, JoinNumbersToTheirTitles) {
  const RowCase cases[] = {
      {{pdf_line(1, 72, 100, "2.1"), pdf_line(2, 100, 100, "Patients")}, {"2.1 Patients"}},
      {{pdf_line(1, 72, 100, "2"), pdf_line(1, 72, 130, "2.1"), pdf_line(2, 100, 100, "Methods"),
        pdf_line(2, 100, 130, "Patients")},
       {"2 Methods", "2.1 Patients"}},
      {{pdf_line(1, 100, 100, "Patients"), pdf_line(2, 72, 101, "2.1")}, {"2.1 Patients"}},

      // In another row, far away, in other letters, no title, no number of a section.
      {{pdf_line(1, 72, 100, "2.1"), pdf_line(2, 100, 120, "Patients")}, {"2.1", "Patients"}},
      {{pdf_line(1, 72, 100, "2.1"), pdf_line(2, 300, 100, "Patients")}, {"2.1", "Patients"}},
      {{pdf_line(1, 72, 100, "2"), pdf_line(2, 90, 100, "Patients", 20)}, {"2", "Patients"}},
      {{pdf_line(1, 72, 100, "2.1"), pdf_line(2, 100, 100, "of them")}, {"2.1", "of them"}},
      {{pdf_line(1, 72, 100, "2007"), pdf_line(2, 100, 100, "Patients")}, {"2007", "Patients"}},
      {{pdf_line(1, 72, 100, "2.1")}, {"2.1"}},
  };
  for (const RowCase& row : cases) {
    std::vector<PdfPage> pages = {pdf_page(1, row.lines)};
    join_section_numbers(pages);
    Rows texts;
    for (const PdfLine& line : pages.front().lines) texts.push_back(line.text);
    EXPECT_EQ(texts, row.expected) << row.lines.front().text;
  }
}

}  // namespace
}  // namespace article_search
