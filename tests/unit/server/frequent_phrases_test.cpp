#include "server/search/state/frequent_phrases.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "indexer/schema/analyzer.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search {
namespace {

using Strings = std::vector<std::string>;

std::vector<FrequentPhrase> phrases_of(const testing::TestIndex& index) {
  schema::Analyzer analyzer;
  return frequent_phrases(Xapian::Database(index.path().string()), analyzer);
}

std::vector<FrequentPhrase> phrases_of(const Strings& texts) {
  return phrases_of(testing::TestIndex::of_texts(texts));
}

TEST(FrequentPhrases, AreWordsThatPassagesRepeatTogether) {
  struct Row {
    Strings texts;
    std::vector<FrequentPhrase> phrases;
  };
  const std::vector<Row> rows = {
      {{"the optic nerve hurts", "an optic nerve", "pain of a nerve"}, {{"optic nerve", 2}}},
      // Once is no repetition, and twice in one passage neither.
      {{"the optic nerve, the optic nerve", "nothing else"}, {}},
      // Stop words may stand within, but not at an end.
      {{"their quality of life", "the quality of life is"}, {{"quality of life", 2}}},
      // Only the longer one when the shorter has no life of its own.
      {{"bone marrow cells", "old bone marrow cells"}, {{"bone marrow cells", 2}}},
      {{"bone marrow cells", "bone marrow cells", "bone marrow", "bone marrow"},
       {{"bone marrow", 4}, {"bone marrow cells", 2}}},
      // Words that mostly stand elsewhere are no name together.
      {{"old nose", "old nose", "old",  "old",  "old",  "old",  "old",
        "old",      "old",      "old",  "old",  "nose", "nose", "nose",
        "nose",     "nose",     "nose", "nose", "nose", "nose", "nose"},
       {}},
      // Not over punctuation, and not numbers.
      {{"optic. Nerve", "optic, nerve", "optic 2007", "optic 2007"}, {}},
      // As written within a sentence; compounds as they are.
      {{"Well-being counts.", "All well-being."}, {{"well-being", 2}}},
      {{"Optic nerve.", "In San Francisco", "San Francisco", "Optic nerve."},
       {{"Optic nerve", 2}, {"San Francisco", 2}}},
      // Scripts without spaces.
      {{"干细胞治疗", "干细胞治疗的"}, {{"干细胞治疗", 2}}},
  };
  for (const Row& row : rows) EXPECT_EQ(phrases_of(row.texts), row.phrases) << row.texts.front();
}

TEST(FrequentPhrases, AreEstimatedFromSomeOfManyPassages) {
  Strings texts;
  for (std::size_t text = 0; text < 3 * kPassagesForPhrases; ++text) {
    texts.push_back(text % 2 == 0 ? "optic nerve " + std::to_string(text) : "nothing");
  }
  const auto phrases = phrases_of(texts);
  ASSERT_EQ(phrases.size(), 1U);
  EXPECT_EQ(phrases.front().text, "optic nerve");
  const auto all = static_cast<double>(texts.size());
  EXPECT_NEAR(phrases.front().passages, all / 2, all / 20);
}

TEST(FrequentPhrases, AreTheArticlesOwn) {
  const auto phrases = phrases_of(testing::TestIndex::of_sources({testing::corpus_path()}));
  for (const std::string text : {"bone marrow", "clinical trials", "adult stem cells"}) {
    EXPECT_TRUE(std::any_of(phrases.begin(), phrases.end(), [&](const auto& phrase) {
      return phrase.text == text;
    })) << text;
  }
}

}  // namespace
}  // namespace article_search
