// How right the annotations are on sentences made up for it,
// tests/fixtures/annotated_sentences.txt. The sentences are no sample of any corpus: they hold what
// patterns go wrong on more often than articles do. Precision is bounded, since a wrong annotation
// is worse than a missing one; recall is reported, and bounded only so far that finding nothing is
// no way to be right.

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/annotate/annotations.h"
#include "indexer/annotate/dates.h"
#include "tests/support/test_paths.h"

namespace article_search {
namespace {

/// By kind ("place"), what a sentence names.
using Names = std::map<std::string, std::vector<std::string>>;

struct Sentence {
  std::string text;
  Names expected;
};

std::vector<Sentence> read_sentences() {
  std::vector<Sentence> sentences;
  std::ifstream file(testing::fixture_path("annotated_sentences.txt"));
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != ' ') {
      sentences.push_back({line, {}});
      continue;
    }
    const std::size_t colon = line.find(": ");
    const std::string kind = line.substr(2, colon - 2);
    sentences.back().expected[kind].push_back(line.substr(colon + 2));
  }
  return sentences;
}

Names annotations_of(const std::string& text) {
  Article article;
  std::vector<Passage> passages(1);
  passages.front().text = text;
  TopicFinder topics({});
  annotate(article, passages, topics);
  const Passage& passage = passages.front();
  Names found = {
      {"institution", passage.institutions}, {"place", passage.places}, {"person", passage.people}};
  for (DateMention& mention : find_dates(text)) found["date"].push_back(std::move(mention.date));
  for (const Abbreviation& abbreviation : article.abbreviations) {
    found["abbreviation"].push_back(abbreviation.short_form + " = " + abbreviation.long_form);
  }
  return found;
}

struct Score {
  int right = 0;
  int found = 0;
  int expected = 0;

  double precision() const { return found == 0 ? 0 : static_cast<double>(right) / found; }
  double recall() const { return expected == 0 ? 0 : static_cast<double>(right) / expected; }
};

/// Adds one sentence's names of a kind, and says which are wrong or missing.
void add(Score& score,
         const std::vector<std::string>& found,
         const std::vector<std::string>& expected,
         const std::string& where) {
  const auto says = [&](const std::vector<std::string>& names, const std::vector<std::string>& in,
                        const char* fault) {
    for (const std::string& name : names) {
      const bool is_in = std::ranges::find(in, name) != in.end();
      if (!is_in) std::cout << "  " << fault << ": " << name << " (" << where << ")\n";
      score.right += is_in ? 1 : 0;
    }
  };
  const int right_before = score.right;
  says(expected, found, "missing");
  score.right = right_before;
  says(found, expected, "wrong");
  score.found += static_cast<int>(found.size());
  score.expected += static_cast<int>(expected.size());
}

TEST(AnnotationPrecision, IsAboveItsBoundForEveryKind) {
  const std::vector<Sentence> sentences = read_sentences();
  ASSERT_GE(sentences.size(), 60U);
  std::map<std::string, Score> scores;
  for (const Sentence& sentence : sentences) {
    const Names found = annotations_of(sentence.text);
    for (const char* const kind : {"institution", "place", "person", "date", "abbreviation"}) {
      const auto names = [kind](const Names& all) {
        return all.contains(kind) ? all.at(kind) : std::vector<std::string>();
      };
      add(scores[kind], names(found), names(sentence.expected), sentence.text);
    }
  }
  constexpr double kLeastPrecision = 0.97;
  constexpr double kLeastRecall = 0.80;
  for (const auto& [kind, score] : scores) {
    std::cout << kind << ": precision " << score.precision() << " (" << score.right << " of "
              << score.found << "), recall " << score.recall() << " (of " << score.expected
              << ")\n";
    EXPECT_GE(score.precision(), kLeastPrecision) << kind;
    EXPECT_GE(score.recall(), kLeastRecall) << kind;
  }
}

}  // namespace
}  // namespace article_search
