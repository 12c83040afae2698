#include "server/search/match/query_share.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

PreparedArticle article(const std::string& id, const std::string& title, const std::string& text) {
  PreparedArticle made;
  made.article.id = id;
  made.article.title = title;
  Passage passage;
  passage.text = text;
  passage.section = {"myelin glia"};
  made.passages = {passage};
  return made;
}

class QueryShareTest : public ::testing::Test {
 protected:
  static constexpr const char* kTenWords = " a b c d e f g h i j ";

  double nearby(const std::vector<TellingStem>& query, const std::string& text) {
    const auto files = testing::TestIndex::of_articles(
        {article("first", "glia", text), article("all", "", "myelin glia axon")});
    const testing::IndexState index(files.path());
    std::vector<TellingStem> stems;
    const std::vector<std::string> words = {"myelin", "glia", "axon"};
    for (std::size_t at = 0; at < query.size(); ++at) {
      stems.push_back({index.view().words.find(words[at]), query[at].rarity});
    }
    const PassageTexts texts(std::array{Xapian::docid{1}}, index.view().words);
    return QueryShare(stems).nearby(texts[0]);
  }

  const std::vector<TellingStem> query_ = {{0, 1}, {0, 2}, {0, 5}};
};

TEST_F(QueryShareTest, WeighsTheWordsThatStandCloseTogether) {
  struct Row {
    std::string text;
    double nearby = 0;
  };
  const std::string far = kTenWords;
  const std::vector<Row> rows = {
      {"myelin glia axon", 1},
      {"axon and myelin", 0.75},
      {"nothing of it", 0},
      // Each word counts once.
      {"glia glia glia", 0.25},
      // The best place counts, wherever it is.
      {"myelin glia" + far + "axon" + far + "glia", 0.625},
      {"myelin glia" + far + "axon glia" + far + "myelin", 0.875},
      {"myelin b c d e f g h i axon", 0.75},
      {"myelin b c d e f g h i j axon", 0.625},
  };
  for (const Row& row : rows) {
    EXPECT_DOUBLE_EQ(nearby(query_, row.text), row.nearby) << row.text;
  }
}

TEST_F(QueryShareTest, IsNothingOfAQueryWithoutWords) { EXPECT_EQ(nearby({}, "myelin"), 0); }

}  // namespace
}  // namespace article_search
