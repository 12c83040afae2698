#include "server/search/match/score_deviation.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

using Values = std::vector<std::optional<double>>;

std::vector<double> added(std::vector<double> scores, const Values& values, double weight) {
  add_by_deviation(scores, values, weight);
  return scores;
}

TEST(ScoreDeviation, AddsInTheScaleOfTheScores) {
  // Both deviate by half of what lies between their two values.
  const std::vector<double> scores = added({10, 20}, Values{0.25, 0.75}, 0.5);
  EXPECT_DOUBLE_EQ(scores[0], 10);
  EXPECT_DOUBLE_EQ(scores[1], 25);
  EXPECT_EQ(added({10, 20}, Values{25, 75}, 0.5), scores) << "on whichever scale values are";
}

TEST(ScoreDeviation, TakesWhatHasNoValueForTheAverage) {
  const std::vector<double> scores = added({10, 20, 30, 40}, Values{1.0, 3.0, {}, 2.0}, 1);
  EXPECT_DOUBLE_EQ(scores[2] - 30, scores[3] - 40);
  EXPECT_LT(scores[2] - 30, scores[1] - 20);
  EXPECT_DOUBLE_EQ(scores[0], 10);
}

TEST(ScoreDeviation, AddsNothingWhereValuesAreAlike) {
  const std::vector<double> scores = {10, 20, 30};
  EXPECT_EQ(added(scores, Values{0.1, 0.1, 0.1}, 1), scores);
  EXPECT_EQ(added(scores, Values{{}, 0.7, {}}, 1), scores);
  EXPECT_EQ(added(scores, Values{{}, {}, {}}, 1), scores);
  EXPECT_TRUE(added({}, {}, 1).empty());
}

}  // namespace
}  // namespace article_search
