#include "server/http/html_text.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

struct TextCase {
  std::string_view title;
  std::string_view text;
  std::string_view printable;
};

class PrintableUtf8 : public testing::TestWithParam<TextCase> {};

TEST_P(PrintableUtf8, Is) { EXPECT_EQ(printable_utf8(GetParam().text), GetParam().printable); }

constexpr auto kTextCases = std::to_array<TextCase>({
    // Well-formed text is left alone.
    {"nothing", "", ""},
    {"ascii", "MS & <b>", "MS & <b>"},
    {"two bytes", "na\xC3\xAFve", "na\xC3\xAFve"},
    {"three bytes", "\xE2\x82\xAC", "\xE2\x82\xAC"},
    {"four bytes", "\xF0\x9F\xA7\xAC", "\xF0\x9F\xA7\xAC"},
    {"last character", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},
    {"white space", "a\tb\nc\r", "a\tb\nc\r"},

    // Each ill-formed part becomes one U+FFFD and takes nothing else with it.
    {"lone continuation", "a\x80z", "a\xEF\xBF\xBDz"},
    {"cut short at the end", "a\xE2\x82", "a\xEF\xBF\xBD"},
    {"cut short before text", "\xE2\x82z", "\xEF\xBF\xBDz"},
    {"cut short before a character", "\xC3\xC3\xA9", "\xEF\xBF\xBD\xC3\xA9"},
    {"overlong slash", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"overlong in three bytes", "\xE0\x80\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"past the last character", "\xF4\x90\x80\x80",
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"not a byte of UTF-8", "\xFF", "\xEF\xBF\xBD"},

    // Controls that HTML forbids.
    {"zero", std::string_view("a\0b", 3),
     "a\xEF\xBF\xBD"
     "b"},
    {"escape", "\x1B[31m", "\xEF\xBF\xBD[31m"},
    {"delete", "\x7F", "\xEF\xBF\xBD"},
    {"C1 control", "\xC2\x85", "\xEF\xBF\xBD"},
    {"no-break space stays", "\xC2\xA0", "\xC2\xA0"},
});

INSTANTIATE_TEST_SUITE_P(Cases, PrintableUtf8, testing::ValuesIn(kTextCases));

struct PiecesCase {
  std::string_view title;
  std::string_view text;
  std::vector<TextRange> highlights;
  /// The marked pieces in brackets.
  std::string_view pieces;
};

TEST(MarkedPieces, AreCutExactlyAtTheHighlights) {
  const std::vector<PiecesCase> cases = {
      {"no highlight", "stem cells", {}, "stem cells"},
      {"in the middle", "adult stem cells", {{6, 10}}, "adult [stem] cells"},
      {"all of it", "stem", {{0, 4}}, "[stem]"},
      {"two that touch", "stemcell", {{0, 4}, {4, 8}}, "[stem][cell]"},
      {"beyond ASCII", "na\xC3\xAFve T", {{0, 6}}, "[na\xC3\xAFve] T"},
      {"nothing", "", {{0, 0}}, ""},
      {"past the end", "stem", {{2, 9}, {9, 12}}, "st[em]"},
      {"overlapping", "stem cells", {{0, 6}, {5, 10}}, "[stem c][ells]"},
      {"behind another", "stem cells", {{5, 10}, {0, 4}}, "stem [cells]"},
  };
  for (const PiecesCase& row : cases) {
    std::string joined;
    for (const TextPiece& piece : marked_pieces(row.text, row.highlights)) {
      joined += piece.emphasis == Emphasis::marked ? "[" + piece.text + "]" : piece.text;
    }
    EXPECT_EQ(joined, row.pieces) << row.title;
  }
}

TEST(ReadableDate, IsAsPreciseAsTheDate) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"2017", "2017"},
      {"2017-04", "April 2017"},
      {"2007-01-16", "16 January 2007"},
      {"2009-12-05", "5 December 2009"},
      {"", ""},
      {"2017-13", "2017-13"},
      {"2017-00-10", "2017-00-10"},
      {"2017-04-32", "2017-04-32"},
      {"spring 2017", "spring 2017"},
      {"2017/04", "2017/04"},
  };
  for (const auto& [iso, words] : cases) {
    EXPECT_EQ(readable_date(iso), words);
  }
}

TEST(Counted, AgreesWithItsNounAndIsReadable) {
  EXPECT_EQ(counted(0, "passage"), "0 passages");
  EXPECT_EQ(counted(1, "passage"), "1 passage");
  EXPECT_EQ(counted(999, "passage"), "999 passages");
  EXPECT_EQ(counted(1000, "passage"), "1,000 passages");
  EXPECT_EQ(counted(1234567, "passage"), "1,234,567 passages");
}

}  // namespace
}  // namespace article_search
