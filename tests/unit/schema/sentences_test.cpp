#include "indexer/schema/sentences.h"

#include <array>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace article_search::schema {
namespace {

struct Row {
  std::string_view text;
  std::vector<std::string_view> sentences;
};

TEST(Sentences, BeginAfterTheEndOfTheOneBefore) {
  const std::vector<Row> rows = {
      {"", {}},
      {"One only", {"One only"}},
      {"First. Second! Third?", {"First. ", "Second! ", "Third?"}},

      // A stop inside a number or before a lower-case word ends nothing.
      {"A dose of 0.05 mg. It helped.", {"A dose of 0.05 mg. ", "It helped."}},
      {"Smith et al. found it.", {"Smith et al. found it."}},

      // Offsets are bytes, whatever the script.
      {"Für α. Dann β.", {"Für α. ", "Dann β."}},
  };
  for (const Row& row : rows) {
    std::vector<std::string_view> sentences;
    const auto starts = sentence_starts(row.text);
    for (std::size_t at = 0; at < starts.size(); ++at) {
      const std::size_t end = at + 1 < starts.size() ? starts[at + 1] : row.text.size();
      sentences.push_back(row.text.substr(starts[at], end - starts[at]));
    }
    EXPECT_EQ(sentences, row.sentences) << row.text;
  }
}

TEST(Sentences, AcceptAnyBytes) {
  const std::string bytes = "a\xff\xfe. B\x80. \xf0\x9f";
  for (const std::size_t start : sentence_starts(bytes)) EXPECT_LT(start, bytes.size());
}

/// The sentences' starts by the library's rules.
std::vector<std::size_t> starts_by_icu(icu::BreakIterator& rules, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  rules.setText(&source, status);
  std::vector<std::size_t> starts;
  for (std::int32_t at = rules.first(); at != icu::BreakIterator::DONE; at = rules.next()) {
    if (static_cast<std::size_t>(at) < text.size()) starts.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&source);
  return starts;
}

TEST(Sentences, BeginWhereTheLibrarysRulesSay) {
  // Of each kind that the rules know, some twice as likely as others.
  constexpr auto kPieces = std::to_array<std::string_view>(
      {".",      ".",      ".",      "!",      "?",      "\u2026",  "\u3002", " ", " ",
       "\t",     "\u00a0", "(",      ")",      "\"",     "\u2019",  "\u201d", "a", "b",
       "\u00e9", "A",      "B",      "\u0394", "1",      "2",       ",",      "-", ":",
       ";",      "\u2013", "\u5e72", "\u0627", "\u0301", "\u00ad",  "%",      "/", "\n",
       "\r",     "\r\n",   "\u0085", "\u2029", "\xff",   "\xe5\xb9"});
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> rules(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  ASSERT_TRUE(U_SUCCESS(status));
  std::mt19937 random{1};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t left = random() % 12; left > 0; --left) {
      text += kPieces.at(random() % kPieces.size());
    }
    ASSERT_EQ(sentence_starts(text), starts_by_icu(*rules, text)) << text;
  }
}

}  // namespace
}  // namespace article_search::schema
