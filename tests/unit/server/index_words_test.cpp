#include "server/search/state/index_words.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "server/search/state/edit_distance.h"
#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using Strings = std::vector<std::string>;

const IndexWords& sample() {
  static const IndexWords kWords({{"cell", 90},
                                  {"cells", 200},
                                  {"cellar", 1},
                                  {"cellulose", 4},
                                  {"axon", 7},
                                  {"myelin", 50},
                                  {"myeline", 1},
                                  {"2017", 12},
                                  {"μυελίνη", 3},
                                  {"миелин", 2},
                                  {"cellist", 4}});
  return kWords;
}

Strings texts(const std::vector<IndexWord>& words) {
  Strings texts;
  for (const IndexWord& word : words) texts.emplace_back(word.text);
  return texts;
}

Strings similar(const IndexWords& words, const std::string& word, std::size_t distance) {
  Strings texts;
  for (const SimilarWord& other : words.similar(word, distance)) {
    texts.emplace_back(other.word.text);
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

TEST(IndexWords, KnowInHowManyPassagesAWordStands) {
  EXPECT_EQ(sample().size(), 11U);
  EXPECT_EQ(sample().passages("cells"), 200U);
  EXPECT_EQ(sample().passages("μυελίνη"), 3U);
  for (const std::string word : {"cel", "cellss", "", "zzz"}) {
    EXPECT_EQ(sample().passages(word), 0U) << word;
  }
}

TEST(IndexWords, CountAWordThatIsGivenTwiceOnce) {
  const IndexWords words({{"axon", 2}, {"cell", 1}, {"axon", 3}});
  EXPECT_EQ(words.size(), 2U);
  EXPECT_EQ(words.passages("axon"), 5U);
}

TEST(IndexWords, GiveTheWholeWordFirstThenTheCommonestWithItsPrefix) {
  struct Row {
    std::string prefix;
    std::size_t limit;
    Strings words;
  };
  const std::vector<Row> rows = {
      {"cell", 3, {"cell", "cells", "cellist"}},
      {"cell", 10, {"cell", "cells", "cellist", "cellulose", "cellar"}},
      {"c", 2, {"cells", "cell"}},
      {"μυ", 5, {"μυελίνη"}},
      {"x", 5, {}},
      {"cell", 0, {}},
      {"", 1, {"cells"}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(texts(sample().with_prefix(row.prefix, row.limit)), row.words) << row.prefix;
  }
}

TEST(IndexWords, FindWordsThatAreFewEditsAway) {
  struct Row {
    std::string word;
    std::size_t distance;
    Strings similar;
  };
  const std::vector<Row> rows = {
      {"myelen", 1, {"myelin"}},
      {"ymelin", 1, {"myelin"}},
      {"xyelin", 1, {"myelin"}},
      {"myelin", 1, {"myeline"}},
      {"mielun", 2, {"myelin"}},
      {"cels", 1, {"cell", "cells"}},
      {"celarr", 1, {}},
      {"celarr", 2, {"cellar"}},
      {"μυελινη", 1, {"μυελίνη"}},
      {"меилин", 1, {"миелин"}},
      {"майлин", 1, {}},
      {"майлин", 2, {"миелин"}},

      // Numbers are neither corrected to nor words.
      {"2018", 2, {}},
      {"", 2, {}},
      {std::string(65, 'x'), 2, {}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(similar(sample(), row.word, row.distance), row.similar) << row.word;
  }
}

std::string random_word(std::mt19937& random, std::size_t longest) {
  constexpr auto kLetters = std::to_array<std::string_view>({"a", "b", "c", "\u03bb", "\u5e72"});
  std::string word;
  for (std::size_t left = 1 + random() % longest; left > 0; --left) {
    word += kLetters.at(random() % kLetters.size());
  }
  return word;
}

TEST(IndexWords, FindAllWordsThatAreFewEditsAwayAndNoOther) {
  constexpr std::size_t kLongest = 9;
  std::mt19937 random{1};
  std::set<std::string> all;
  while (all.size() < 5'000) all.insert(random_word(random, kLongest));
  std::vector<IndexWords::Counted> counted;
  for (const std::string& word : all) counted.emplace_back(word, 1);
  const IndexWords words(counted);
  for (int round = 0; round < 300; ++round) {
    const std::string typed = random_word(random, kLongest + 1);
    const EditDistance distance_from(to_code_points(typed));
    for (const std::size_t most : {1, 2}) {
      Strings near;
      for (const std::string& word : all) {
        const std::size_t edits = distance_from.to(word);
        if (edits > 0 && edits <= most) near.push_back(word);
      }
      ASSERT_EQ(similar(words, typed, most), near) << typed << " within " << most;
    }
  }
}

TEST(IndexWords, SayWhetherLettersWereOnlyExchanged) {
  EXPECT_TRUE(sample().similar("ymelin", 1).front().has_same_letters);
  EXPECT_FALSE(sample().similar("myelen", 1).front().has_same_letters);
}

TEST(IndexWords, AreThoseOfTextsHeadingsAndTitles) {
  PreparedArticle article;
  article.article.id = "a";
  article.article.title = "Repair of zebras";
  article.passages.resize(3);
  article.passages[0].text = "Myelin repair";
  article.passages[1].text = "myelin repair repaired";
  article.passages[2].text = "myelin";
  for (Passage& passage : article.passages) {
    passage.section = {"Alphas"};
    passage.heading_count = 1;
  }
  const auto files = testing::TestIndex::of_articles({article});
  const testing::IndexState index(files.path());
  const IndexWords words = load_index_words(index.view());
  EXPECT_EQ(texts(words.with_prefix("", 9)),
            (Strings{"alphas", "myelin", "repair", "of", "repaired", "zebras"}));
  EXPECT_EQ(words.passages("myelin"), 3U);
  EXPECT_EQ(words.passages("repair"), 2U) << "of texts alone where they have it";
  EXPECT_EQ(words.passages("alphas"), 3U);
}

TEST(IndexWords, GiveTheCommonestWithAPartWithin) {
  EXPECT_EQ(texts(sample().containing("ell", 3)), (Strings{"cells", "cell", "cellist"}));
  EXPECT_EQ(texts(sample().containing("elin", 9)), (Strings{"myelin", "myeline"}));
  EXPECT_EQ(texts(sample().containing("ёж", 9)), Strings{});
}

TEST(IndexWords, OfAnEmptyIndexAreNone) {
  const IndexWords words;
  EXPECT_TRUE(words.with_prefix("a", 5).empty());
  EXPECT_TRUE(words.similar("word", 2).empty());
  EXPECT_EQ(words.passages("word"), 0U);
}

}  // namespace
}  // namespace article_search
