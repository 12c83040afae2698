#include "server/search/match/passage_similarity.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

class PassageSimilarityTest : public ::testing::Test {
 protected:
  testing::TestIndex files_ = testing::TestIndex::of_texts(
      {"myelin repair by glia", "repair myelin", "glia in mice", "unlike all others"});
  testing::IndexState index_{files_.path()};
  PassageTexts texts_{std::array<Xapian::docid, 4>{1, 2, 3, 4}, index_.view().words};
  PassageSimilarity similarity_{texts_, index_.view()};
};

TEST_F(PassageSimilarityTest, GivesScoresOfThoseThatAreAlikeToEachOther) {
  const std::vector<double> means = similarity_.score_of_nearest({1, 8, 2, 4});
  EXPECT_GT(means[0], 5) << "mostly the second's";
  EXPECT_LT(means[0], 8) << "and a little of the third's";
  EXPECT_EQ(means[2], 1) << "the first alone has a word of it";
  EXPECT_EQ(means[3], 4) << "nobody has: its own";
}

TEST_F(PassageSimilarityTest, LikensPassagesToOthersOnly) {
  const std::vector<double> likeness = similarity_.likeness_to({1}, {1, 8, 2, 4});
  EXPECT_GT(likeness[0], 0.3);
  EXPECT_LT(likeness[0], 1);
  EXPECT_EQ(likeness[1], 0) << "itself";
  EXPECT_EQ(likeness[2], 0);
  EXPECT_EQ(likeness[3], 0);
}

TEST_F(PassageSimilarityTest, WeighsThoseLikenedToByTheirScores) {
  const std::vector<double> more = similarity_.likeness_to({1, 2}, {1, 8, 2, 4});
  const std::vector<double> less = similarity_.likeness_to({1, 2}, {1, 2, 8, 4});
  EXPECT_GT(more[0], less[0]);
}

}  // namespace
}  // namespace article_search
