#include "indexer/readers/markdown_notes.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace article_search {
namespace {

struct MarkCase {
  std::string_view text;
  bool is_definition;
};

TEST(MarkdownNotes, AreDefinedAtTheBeginningOfALine) {
  constexpr MarkCase kCases[] = {
      {"[^1]: Note", true},
      {"   [^long-label]: Note", true},
      {"[^1]:", true},

      {"[^1] is no definition", false},
      {"Text [^1]: of a line", false},
      {"    [^1]: code", false},
      {"[^]: empty", false},
      {"[^a b]: two words", false},
      {"[1]: http://example.org", false},
  };
  for (const MarkCase& row : kCases) {
    const std::string marked = mark_note_definitions(row.text);
    EXPECT_EQ(marked.size(), row.text.size());
    EXPECT_EQ(marked != row.text, row.is_definition) << row.text;
    const std::size_t indent = marked.find_first_not_of(' ');
    EXPECT_EQ(begins_note_definition(marked.substr(indent)), row.is_definition) << row.text;
  }
}

TEST(MarkdownNotes, AreNoneInCode) {
  constexpr std::string_view kText = "```\n[^1]: code\n```\n";
  EXPECT_EQ(mark_note_definitions(kText), kText);
  constexpr std::string_view kTilde = "~~~\n[^1]: code\n~~~\n[^2]: note\n";
  EXPECT_EQ(mark_note_definitions(kTilde).find("[^1]"), kTilde.find("[^1]"));
  EXPECT_EQ(mark_note_definitions(kTilde).find("[^2]"), std::string::npos);
}

}  // namespace
}  // namespace article_search
