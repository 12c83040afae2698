#include "indexer/annotate/text_words.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  const TextWords words(text);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < words.size(); ++i) result.emplace_back(words[i]);
  return result;
}

TEST(TextWords, JoinLettersOverHyphensAndApostrophes) {
  EXPECT_EQ(words_of("O'Brien at Wisconsin-Madison, 2nd"),
            (std::vector<std::string>{"O'Brien", "at", "Wisconsin-Madison", "2nd"}));
  EXPECT_EQ(words_of("- 'quoted' -"), (std::vector<std::string>{"quoted"}));
  EXPECT_TRUE(words_of(" .,; ").empty());
  EXPECT_TRUE(words_of("").empty());
}

TEST(TextWords, LeaveThePossessiveOut) {
  EXPECT_EQ(words_of("Yale's and Italy’s"), (std::vector<std::string>{"Yale", "and", "Italy"}));
  const TextWords words("Women's Hospital");
  EXPECT_TRUE(words.joins_next(0));
  EXPECT_EQ(words.span(0, 1), "Women's Hospital");
}

TEST(TextWords, KnowCapitalsOfEveryAlphabet) {
  const TextWords words("Élan vital DNA Ärzte iPSC X");
  const std::vector<WordCase> expected = {WordCase::capitalised, WordCase::lower,
                                          WordCase::capitals,    WordCase::capitalised,
                                          WordCase::other,       WordCase::capitalised};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(words.letter_case(i), expected[i]) << words[i];
  }
  EXPECT_FALSE(words.is_capital(4));
}

TEST(TextWords, KnowWhatStandsBetween) {
  const TextWords words("Ana Ríos, MD. Then");
  EXPECT_TRUE(words.joins_next(0));
  EXPECT_TRUE(words.comma_joins_next(1));
  EXPECT_TRUE(words.begins_sentence(0));
  EXPECT_FALSE(words.begins_sentence(1));
  EXPECT_TRUE(words.begins_sentence(3));
  EXPECT_EQ(words.after(3), "");
  EXPECT_EQ(words[99], "");
}

TEST(TextWords, SurviveBytesThatAreNoText) {
  EXPECT_EQ(words_of("a\xFF\xFE b\xC3"), (std::vector<std::string>{"a", "b"}));
}

TEST(WordList, HasWholeWords) {
  const WordList list(" one  two");
  EXPECT_TRUE(list.contains("one"));
  EXPECT_TRUE(list.contains("two"));
  EXPECT_FALSE(list.contains("tw"));
  EXPECT_FALSE(list.contains(""));
}

TEST(IsFunctionWord, WhateverTheCase) {
  EXPECT_TRUE(is_function_word("The"));
  EXPECT_FALSE(is_function_word("Utah"));
}

}  // namespace
}  // namespace article_search
