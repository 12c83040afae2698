#include "indexer/readers/pdf_pages.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

std::string word(double left, double top, double right, double bottom, const std::string& text) {
  return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) +
         "\" xMax=\"" + std::to_string(right) + "\" yMax=\"" + std::to_string(bottom) + "\">" +
         text + "</word>\n";
}

std::string line(const std::string& words) {
  return "<line xMin=\"72.000000\" yMin=\"100.000000\" xMax=\"200.000000\" yMax=\"110.000000\">\n" +
         words + "</line>\n";
}

std::string document(const std::string& lines) {
  return "<html><head><title>On &lt;cells&gt;</title>\n<meta name=\"Author\" content=\"Ann "
         "&amp; Bo\"/>\n<meta name=\"CreationDate\" content=\"2022-04-11T16:30:21+02\"/></head>"
         "<body><doc><page width=\"612.000000\" height=\"792.000000\"><flow>"
         "<block xMin=\"72.0\" yMin=\"100.0\" xMax=\"200.0\" yMax=\"110.0\">" +
         lines + "</block></flow></page></doc></body></html>";
}

TEST(PdfPages, SayWhatTheFileSaysOfItself) {
  const PdfText text = parse_pdf_text(document({}));
  EXPECT_EQ(text.title, "On <cells>");
  EXPECT_EQ(text.author, "Ann & Bo");
  EXPECT_EQ(text.created, "2022-04-11T16:30:21+02");
  ASSERT_EQ(text.pages.size(), 1U);
  EXPECT_EQ(text.pages[0].height, 792);
  EXPECT_EQ(text.letters, 0U);
}

struct WordsCase {
  std::string words;
  std::string text;
};

TEST(PdfPages, JoinWordsThatTouch) {
  const std::vector<WordsCase> cases = {
      {word(72, 100, 90, 110, "stem") + word(93, 100, 110, 110, "cells"), "stem cells"},
      {word(72, 100, 90, 110, "CO") + word(90, 104, 94, 112, "2"), "CO2"},
      {word(72, 100, 90, 110, "Note") + word(90, 100, 92, 110, ":"), "Note:"},
      {word(72, 100, 90, 110, "cells") + word(90, 99, 94, 105, "1"), "cells 1"},
      {word(72, 100, 90, 110, "a &lt; b &amp;&quot;&apos;&gt;"), "a < b &\"'>"},
      {word(72, 100, 90, 110,
            "e\x1E"
            "cient"),
       "efficient"},
      {word(72, 100, 90, 110,
            "\x0C"
            "t"),
       "fit"},
      {word(72, 100, 90, 110, "no\xEE\x80\x80thing \xFF\x07"), "nothing"},
  };
  for (const WordsCase& row : cases) {
    const PdfText text = parse_pdf_text(document(line(row.words)));
    ASSERT_EQ(text.pages.at(0).lines.size(), 1U) << row.words;
    EXPECT_EQ(text.pages[0].lines[0].text, row.text);
  }
}

TEST(PdfPages, HaveLinesWithPlacesAndTheSizeOfMostLetters) {
  const PdfText text = parse_pdf_text(
      document(line(word(72, 100, 76, 116, "A") + word(80, 100, 140, 110, "longer word"))));
  const PdfLine& only = text.pages.at(0).lines.at(0);
  EXPECT_EQ(only.size, 10);
  EXPECT_EQ(only.left, 72);
  EXPECT_EQ(only.bottom, 110);
}

/// Words of letters that are `pitch` points wide, a space between them.
std::string spaced(double top, double pitch, const std::vector<std::string>& words) {
  std::string result;
  double left = 72;
  for (const std::string& text : words) {
    const double right = left + pitch * static_cast<double>(text.size());
    result += word(left, top, right, top + 10, text);
    left = right + pitch;
  }
  return line(result);
}

TEST(PdfPages, KnowProgramsByLettersOfOneWidth) {
  std::string lines;
  for (int i = 0; i < 3; ++i) lines += spaced(100 + 12 * i, 5.73, {"for", "each", "of", "all"});
  lines += spaced(136, 5.73, {"return"}) + spaced(148, 4.9, {"even", "by", "chance", "here"});
  lines += line(word(72, 160, 90, 170, "wide") + word(95, 160, 99, 170, "ill"));
  lines += spaced(172, 5.73, {"alone"});
  const PdfText text = parse_pdf_text(document(lines));
  std::vector<bool> code;
  for (const PdfLine& read : text.pages.at(0).lines) code.push_back(read.is_code);
  EXPECT_EQ(code, (std::vector<bool>{true, true, true, true, false, false, false}));
}

TEST(PdfPages, CountLettersWithoutAMeaning) {
  const PdfText text =
      parse_pdf_text(document(line(word(72, 100, 76, 110, "ab\xEF\xBF\xBD\xEE\x80\x81"))));
  EXPECT_EQ(text.letters, 4U);
  EXPECT_EQ(text.unknown_letters, 2U);
}

TEST(PdfPages, EndWhereTheSourceBreaksOff) {
  const std::string whole = document(line(word(72, 100, 90, 110, "stem")));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_LE(parse_pdf_text(whole.substr(0, length)).pages.size(), 1U);
  }
}

}  // namespace
}  // namespace article_search
