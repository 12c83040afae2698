#include "indexer/passage_length.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace article_search {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

std::string without_spaces(std::string_view text) {
  std::string result(text);
  std::erase(result, ' ');
  return result;
}

struct CountCase {
  std::string_view text;
  int words;
};

TEST(PassageLength, CountsWords) {
  constexpr CountCase kCases[] = {
      {"", 0},
      {"one", 1},
      {"one two, three", 3},
      {"well-being of MSCs", 3},
      {"干细胞治疗", 3},
      {"MS 治疗", 2},
      {"Pneumonoultramicroscopicsilicovolcanoconiosis", 2},
  };
  for (const CountCase& row : kCases) EXPECT_EQ(count_words(row.text), row.words) << row.text;
}

TEST(PassageLength, LeavesTextsThatAreShortEnough) {
  const std::string text = repeated("word ", kLongestPassage);
  EXPECT_EQ(split_long_text(text), (std::vector<std::string>{text}));
}

TEST(PassageLength, SplitsBetweenSentencesIntoEvenPieces) {
  const std::string sentence = "Each of these sentences by Jeffrey A. Cohen has just ten words. ";
  const auto pieces = split_long_text(repeated(sentence, 50));
  ASSERT_EQ(pieces.size(), 3U);
  for (const std::string& piece : pieces) {
    EXPECT_TRUE(piece.starts_with("Each")) << piece;
    EXPECT_TRUE(piece.ends_with("words.")) << piece;
    EXPECT_GE(count_words(piece), 150);
    EXPECT_LE(count_words(piece), kLongestPassage);
  }
}

struct LongCase {
  std::string_view what;
  std::string text;
};

TEST(PassageLength, LosesNothingAndKeepsTheBound) {
  const LongCase cases[] = {
      {"one endless sentence", repeated("word ", 5'000)},
      {"one endless word", std::string(100'000, 'x')},
      {"Chinese sentences", repeated("干细胞治疗多发性硬化。", 500)},
      {"Chinese without a stop", repeated("干细胞", 2'000)},
      {"a long sentence among short ones",
       repeated("It is. ", 90) + " " + repeated("word ", 400) + ". It was."},
      {"initials", repeated("A. ", 1'000)},
  };
  for (const LongCase& row : cases) {
    std::string joined;
    for (const std::string& piece : split_long_text(row.text)) {
      EXPECT_LE(count_words(piece), kLongestPassage) << row.what;
      EXPECT_FALSE(piece.empty()) << row.what;
      joined += piece;
    }
    EXPECT_EQ(without_spaces(joined), without_spaces(row.text)) << row.what;
  }
}

struct SentenceCase {
  std::string_view text;
  bool expected;
};

TEST(PassageLength, KnowsSentencesFromFragments) {
  constexpr SentenceCase kCases[] = {
      {"They grow.", true},     {"Do they grow?", true},
      {"(They grow.)", true},   {"They call it “growth.”", true},
      {"细胞生长。", true},     {"They grow. Read more", true},
      {"bone marrow", false},   {"cells from fat, skin and bone marrow", false},
      {"0.05 mg a day", false}, {"", false},
  };
  for (const SentenceCase& row : kCases) {
    EXPECT_EQ(has_sentence(row.text), row.expected) << row.text;
  }
}

TEST(PassageLength, GivesOpeningWords) {
  EXPECT_EQ(opening_words("one two three"), "one two three");
  EXPECT_EQ(opening_words("1 2 3 4 5 6 7 8"), "1 2 3 4 5 6 7 8");
  EXPECT_EQ(opening_words("1 2 3 4 5 6 7 8 9"), "1 2 3 4 5 6 7 8 …");
  EXPECT_EQ(opening_words(std::string(200, 'x')), std::string(120, 'x') + " …");
  EXPECT_EQ(opening_words(""), "");
  EXPECT_EQ(opening_words("Aggregate function: One that combines values."), "Aggregate function");
  EXPECT_EQ(opening_words("2015: In Lisbon, experts met."), "2015: In Lisbon, experts met.");
  EXPECT_EQ(opening_words(": a b"), ": a b");
}

}  // namespace
}  // namespace article_search
