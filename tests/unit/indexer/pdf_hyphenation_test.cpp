#include "indexer/readers/pdf_hyphenation.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/indexer/pdf_lines.h"

namespace article_search {
namespace {

struct JoinCase {
  std::string text;
  std::string line;
  std::string joined;
};

TEST(PdfHyphenation, TellsHyphensOfLinesFromThoseOfWords) {
  const PdfHyphenation hyphenation({pdf_page(
      1, {pdf_line(1, 72, 100, "The treatment was placebo-controlled, and well-being rose."),
          pdf_line(1, 72, 112, "Wellbeing and CO-operation differ; cooperation is one word.")})});
  const JoinCase cases[] = {
      {"one", "two", "one two"},
      {"", "two", "two"},

      {"the treat-", "ment was", "the treatment was"},
      {"Treat-", "ment was", "Treatment was"},
      {"a re\u2010", "myelination of", "a remyelination of"},
      {"a soft\u00AD", "ware", "a software"},

      {"the placebo-", "controlled trial", "the placebo-controlled trial"},
      {"of well-", "being", "of wellbeing"},

      {"IL-", "17 rose", "IL-17 rose"},
      {"anti-", "CD20", "anti-CD20"},
      {"in 2010-", "to", "in 2010-to"},
      {"a dash -", "and more", "a dash - and more"},
  };
  for (const JoinCase& row : cases) {
    std::string text = row.text;
    hyphenation.join(text, row.line);
    EXPECT_EQ(text, row.joined) << row.text;
  }
}

}  // namespace
}  // namespace article_search
