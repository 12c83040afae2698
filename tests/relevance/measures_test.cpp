#include "tests/relevance/measures.h"

#include <cmath>

#include <gtest/gtest.h>

namespace article_search::relevance {
namespace {

TEST(Ndcg, IsOneForTheBestOrderAndZeroForNothing) {
  const Judgments judgments = {{1, 3}, {2, 1}};
  EXPECT_DOUBLE_EQ(ndcg_at_10({1, 2, 9}, judgments), 1);
  EXPECT_DOUBLE_EQ(ndcg_at_10({}, judgments), 0);
  EXPECT_DOUBLE_EQ(ndcg_at_10({8, 9}, judgments), 0);
}

TEST(Ndcg, DiscountsByTheLogarithmOfTheRank) {
  // Gains 1 at rank 1 and 3 at rank 2, against 3 at rank 1 and 1 at rank 2.
  const double expected = (1 + 3 / std::log2(3)) / (3 + 1 / std::log2(3));
  EXPECT_DOUBLE_EQ(ndcg_at_10({2, 1}, {{1, 3}, {2, 1}}), expected);
}

TEST(Ndcg, LooksAtTenHits) {
  EXPECT_DOUBLE_EQ(ndcg_at_10({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, {{1, 3}}), 0);
}

TEST(ReciprocalRank, IsOfTheFirstHitThatIsGoodEnough) {
  const Judgments judgments = {{1, 3}, {2, 1}};
  EXPECT_DOUBLE_EQ(reciprocal_rank({2, 1}, judgments, 2), 0.5);
  EXPECT_DOUBLE_EQ(reciprocal_rank({2, 1}, judgments, 1), 1);
  EXPECT_DOUBLE_EQ(reciprocal_rank({2}, judgments, 2), 0);
}

TEST(AveragePrecision, IsTheMeanOfThePrecisionsWherePassagesAreFound) {
  const Judgments judgments = {{1, 1}, {2, 3}, {3, 1}};
  EXPECT_DOUBLE_EQ(average_precision({1, 9, 2}, judgments), (1.0 + 2.0 / 3) / 3);
  EXPECT_DOUBLE_EQ(average_precision({}, judgments), 0);
  EXPECT_DOUBLE_EQ(average_precision({1}, {}), 0);
}

TEST(PrecisionAndRecall, CountPassagesWithAGrade) {
  const Judgments judgments = {{1, 1}, {2, 3}};
  EXPECT_DOUBLE_EQ(precision_at_10({1, 9, 2}, judgments), 0.2);
  EXPECT_DOUBLE_EQ(precision_at_10({9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 1}, judgments), 0);
  EXPECT_DOUBLE_EQ(recall_at_100({9, 2}, judgments), 0.5);
  EXPECT_DOUBLE_EQ(recall_at_100(std::vector<int>(100, 9), judgments), 0);
}

}  // namespace
}  // namespace article_search::relevance
