#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/code_points.h"

namespace article_search::schema {
namespace {

constexpr int kRounds = 3000;

// Characters that the rules speak of, and words that they change.
constexpr auto kPieces = std::to_array<std::string_view>({
    " ",      " ",       "-",
    "'",      "’",       ".",
    ",",      "_",       "/",
    "+",      "–",       "s",
    "S",      "a",       "B",
    "é",      "e\u0301", "ß",
    "ﬁ",      "α",       "β",
    "µ",      "Ω",       "1",
    "23",     "000",     "²",
    "½",      "Ⅳ",       "\u00AD",
    "\u200B", "\u0301",  "🧠",
    "MSCs",   "tumours", "haem",
    "cells",  "Well",    "U.S.",
    "don't",  "ж",       "й",
    "ª",      "ﷺ",       "ⅷ",
    "ﹰ",      "कि",      "한",
    "Ａ",     "İ",       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
});

std::string random_text(std::mt19937& random, std::size_t max_pieces) {
  std::string text;
  const std::size_t count = random() % (max_pieces + 1);
  for (std::size_t i = 0; i < count; ++i) text += kPieces.at(random() % kPieces.size());
  return text;
}

std::string random_bytes(std::mt19937& random) {
  std::string text(random() % 64, '\0');
  std::ranges::generate(text, [&random] { return static_cast<char>(random() % 256); });
  return text;
}

std::string random_ascii(std::mt19937& random) {
  constexpr std::string_view kCharacters = "abcdefghisSTUV0123456789 -'.,_ ";
  std::string text(random() % 40, '\0');
  std::ranges::generate(text, [&] { return kCharacters[random() % kCharacters.size()]; });
  return text;
}

// Whether each byte begins a character, or an invalid sequence; the text's end counts as one.
std::vector<bool> boundaries(std::string_view text) {
  std::vector<bool> result(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); read_code_point(text, i)) result[i] = true;
  result[text.size()] = true;
  return result;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (read_code_point(text, i) < 0) return false;
  }
  return true;
}

bool is_term(std::string_view form) {
  return !form.empty() && form.size() <= 64 && is_valid_utf8(form);
}

void expect_well_formed(std::string_view text, const std::vector<Token>& tokens) {
  const std::vector<bool> is_boundary = boundaries(text);
  std::uint32_t words = 0;
  std::uint32_t end_of_words = 0;
  std::uint32_t compound = 0;
  for (const Token& token : tokens) {
    EXPECT_TRUE(is_term(token.stem)) << token.stem;
    EXPECT_TRUE(is_term(token.exact)) << token.exact;
    EXPECT_LT(token.begin, token.end);
    ASSERT_LE(token.end, text.size());
    EXPECT_TRUE(is_boundary[token.begin]);
    EXPECT_TRUE(is_boundary[token.end]);
    EXPECT_GE(token.begin, end_of_words);
    EXPECT_EQ(token.position, words + 1);
    EXPECT_TRUE(token.compound == compound || token.compound == compound + 1);
    compound = token.compound;
    if (token.form == TokenForm::joined) {
      EXPECT_GE(token.span, 2U);
      continue;
    }
    EXPECT_EQ(token.span, 1U);
    end_of_words = token.end;
    ++words;
  }
}

TEST(AnalyzerProperties, TokensOfAnyTextAreWellFormed) {
  std::mt19937 random(1);
  Analyzer analyzer;
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = random_text(random, 12);
    SCOPED_TRACE(text);
    expect_well_formed(text, analyzer.analyze(text));
  }
}

TEST(AnalyzerProperties, TokensOfAnyBytesAreWellFormed) {
  std::mt19937 random(2);
  Analyzer analyzer;
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = random_bytes(random);
    expect_well_formed(text, analyzer.analyze(text));
  }
}

TEST(AnalyzerProperties, EveryCodePointIsSafeAloneAndInAWord) {
  Analyzer analyzer;
  for (std::int32_t c = 1; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, c);
    text += " a";
    append_code_point(text, c);
    text += 'b';
    SCOPED_TRACE(c);
    expect_well_formed(text, analyzer.analyze(text));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(AnalyzerProperties, TextsBesideEachOtherDoNotTouch) {
  std::mt19937 random(3);
  Analyzer analyzer;
  for (int i = 0; i < kRounds; ++i) {
    const std::string first = random_text(random, 8);
    const std::string second = random_text(random, 8);
    std::vector<Token> expected = analyzer.analyze(first);
    const Token last = expected.empty() ? Token{} : expected.back();
    for (Token token : analyzer.analyze(second)) {
      token.begin += static_cast<std::uint32_t>(first.size()) + 1;
      token.end += static_cast<std::uint32_t>(first.size()) + 1;
      token.position += last.position;
      token.compound += last.compound;
      expected.push_back(token);
    }
    std::string both = first;
    both.append(" ").append(second);
    EXPECT_EQ(analyzer.analyze(both), expected) << first << " | " << second;
  }
}

TEST(AnalyzerProperties, WhatWasReadBeforeChangesNothing) {
  std::mt19937 random(4);
  Analyzer used;
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = random_text(random, 8);
    EXPECT_EQ(used.analyze(text), Analyzer().analyze(text)) << text;
  }
}

TEST(AnalyzerProperties, NumbersTellTheSameAsTokens) {
  std::mt19937 random(6);
  Analyzer analyzer;
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = random_text(random, 8);
    const std::vector<Token> tokens = analyzer.analyze(text);
    const auto numbered = analyzer.analyze_numbered(text);
    ASSERT_EQ(numbered.size(), tokens.size()) << text;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      const auto& [number, begin, end, position, span, compound, form] = numbered[t];
      const AnalyzedWord& word = analyzer.word(number);
      EXPECT_EQ(
          (Token{analyzer.stem(word.stem), word.exact, begin, end, position, span, compound, form}),
          tokens[t])
          << text;
    }
  }
}

TEST(AnalyzerProperties, NumbersBeginAnewOnlyWhenTheMemoryDoes) {
  Analyzer analyzer;
  const std::uint32_t memory = analyzer.memory_number();
  const std::uint32_t number = analyzer.analyze_numbered("cells")[0].word;
  int word = 0;
  while (analyzer.memory_number() == memory) {
    ASSERT_LT(word, 1'000'000) << "nothing is ever forgotten";
    EXPECT_EQ(analyzer.analyze_numbered("cells")[0].word, number);
    analyzer.analyze_numbered("w" + std::to_string(word++) + "w");
  }
  EXPECT_EQ(analyzer.word(analyzer.analyze_numbered("nerve cells")[1].word).exact, "cells");
}

TEST(AnalyzerProperties, AnalyzingAnExactFormAgainKeepsItsStem) {
  Analyzer analyzer;
  for (const std::string_view word : {"MSCs", "tumours", "Café", "U.S.A", "1,000", "β", "Ⅳ"}) {
    const Token token = analyzer.analyze(word).at(0);
    EXPECT_EQ(analyzer.analyze(token.exact).at(0).stem, token.stem) << word;
  }
}

// Plain and full-width letters take different ways through the analyzer to the same terms.
TEST(AnalyzerProperties, AsciiAndItsFullWidthFormsGiveTheSameTerms) {
  std::mt19937 random(5);
  Analyzer analyzer;
  for (int i = 0; i < kRounds; ++i) {
    const std::string narrow = random_ascii(random);
    std::string wide;
    for (const char c : narrow) {
      const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      append_code_point(wide, is_letter ? 0xFF01 + (c - '!') : c);
    }
    const std::vector<Token> expected = analyzer.analyze(narrow);
    const std::vector<Token> tokens = analyzer.analyze(wide);
    ASSERT_EQ(tokens.size(), expected.size()) << narrow;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      EXPECT_EQ(tokens[t].stem, expected[t].stem) << narrow;
      EXPECT_EQ(tokens[t].exact, expected[t].exact) << narrow;
      EXPECT_EQ(tokens[t].position, expected[t].position) << narrow;
      EXPECT_EQ(tokens[t].compound, expected[t].compound) << narrow;
      EXPECT_EQ(tokens[t].form, expected[t].form) << narrow;
    }
  }
}

bool begins_with_one(const Token& token, const Initials& initials) {
  return initials.test(static_cast<unsigned char>(token.stem.front())) ||
         initials.test(static_cast<unsigned char>(token.exact.front()));
}

/// What of `text` begins with one of `initials` comes through, and nothing is changed.
void expect_wanted_tokens(Analyzer& analyzer, std::string_view text, const Initials& initials) {
  const std::vector<Token> all = analyzer.analyze(text);
  auto at = all.begin();
  for (const Token& token : analyzer.analyze_only(text, initials)) {
    for (; at != all.end() && *at != token; ++at) {
      ASSERT_FALSE(begins_with_one(*at, initials)) << at->exact << " in " << text;
    }
    ASSERT_NE(at, all.end()) << token.exact << " in " << text;
    ++at;
  }
  for (; at != all.end(); ++at) {
    ASSERT_FALSE(begins_with_one(*at, initials)) << at->exact << " in " << text;
  }
}

std::string random_word(std::mt19937& random) {
  constexpr std::string_view kLetters = "aeoiudsmtyh";
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"", "s", "es", "ies", "ed", "ing", "ingly", "ational", "ness", "'s", "-e", "dem", "sthe"});
  std::string word(1 + random() % 4, ' ');
  std::ranges::generate(word, [&] { return kLetters[random() % kLetters.size()]; });
  return word.append(kEndings.at(random() % kEndings.size()));
}

TEST(AnalyzerProperties, WordsThatBeginOtherwiseMayBeLeftOut) {
  std::mt19937 random(8);
  for (const std::string_view language : {"en", "de", "id", "", "xx"}) {
    Analyzer analyzer(language);
    for (int round = 0; round < kRounds; ++round) {
      Initials initials;
      for (std::size_t left = random() % 3; left > 0; --left) {
        initials.set(static_cast<unsigned char>("aeiosdmth1\xC3\xD0"[random() % 12]));
      }
      std::string text = random_text(random, 8) + " " + random_ascii(random);
      for (int words = 0; words < 4; ++words) text += " " + random_word(random);
      expect_wanted_tokens(analyzer, text, initials);
    }
  }
}

bool stands_at_one(const Token& token, const std::vector<std::uint32_t>& positions) {
  return std::ranges::binary_search(positions, token.position);
}

/// What stands at `positions` of `text` comes through, and nothing is changed.
void expect_tokens_at(Analyzer& analyzer,
                      std::string_view text,
                      const std::vector<std::uint32_t>& positions) {
  const std::vector<Token> all = analyzer.analyze(text);
  auto at = all.begin();
  for (const Token& token : analyzer.analyze_at(text, positions)) {
    for (; at != all.end() && *at != token; ++at) {
      ASSERT_FALSE(stands_at_one(*at, positions)) << at->exact << " in " << text;
    }
    ASSERT_NE(at, all.end()) << token.exact << " in " << text;
    ++at;
  }
  for (; at != all.end(); ++at) {
    ASSERT_FALSE(stands_at_one(*at, positions)) << at->exact << " in " << text;
  }
}

TEST(AnalyzerProperties, WordsThatStandElsewhereMayBeLeftOut) {
  std::mt19937 random(9);
  for (const std::string_view language : {"en", "de", "zh"}) {
    Analyzer analyzer(language);
    for (int round = 0; round < kRounds; ++round) {
      std::string text = random_text(random, 8) + " " + random_ascii(random);
      for (int words = 0; words < 4; ++words) text += " " + random_word(random);
      text += random_text(random, 8);
      std::vector<std::uint32_t> positions(random() % 4);
      std::ranges::generate(positions, [&] { return static_cast<std::uint32_t>(random() % 25); });
      std::ranges::sort(positions);
      expect_tokens_at(analyzer, text, positions);
    }
  }
}

TEST(AnalyzerProperties, MostWordsAreLeftOutThatStandElsewhere) {
  Analyzer analyzer;
  constexpr std::string_view kText = "The repair of myelin's well-being, by haem.";
  const std::vector<std::uint32_t> positions = {2, 5};
  const auto tokens = analyzer.analyze_at(kText, positions);
  const std::vector<Token> all = analyzer.analyze(kText);
  EXPECT_EQ(tokens, (std::vector<Token>{all[1], all[4], all[5], all[6]}))
      << "the compound comes whole";
}

TEST(AnalyzerProperties, MostWordsAreLeftOutThatBeginOtherwise) {
  Analyzer analyzer;
  Initials initials;
  initials.set('m');
  const auto tokens = analyzer.analyze_only("The repair of myelin's sheath by haem", initials);
  ASSERT_EQ(tokens.size(), 1U);
  EXPECT_EQ(tokens.front(), analyzer.analyze("The repair of myelin's sheath by haem").at(3));
}

}  // namespace
}  // namespace article_search::schema
