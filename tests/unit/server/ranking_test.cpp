#include "server/search/match/ranking.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

/// By the passages' places.
std::map<int, double> scores(const testing::TestIndex& index, const std::string& query) {
  auto searcher = Searcher::open(index.path()).value();
  std::map<int, double> by_position;
  const SearchResults results = searcher.search({.query = query}).value();
  for (const Hit& hit : results.hits) by_position[hit.passage.position] = hit.score;
  return by_position;
}

TEST(Ranking, DoesNotTakeTwoWordsWrittenAsOneForThree) {
  const auto index = testing::TestIndex::of_texts(
      {"a train of high speed on rails", "a train of high-speed on rails",
       "a train of highspeed on rails", "other rails", "rails again", "and rails"});
  const std::map<int, double> found = scores(index, "high speed");
  ASSERT_EQ(found.size(), 3U) << "all ways to write it are found";
  EXPECT_GE(found.at(2), found.at(1));
  EXPECT_LT(found.at(2), 1.6 * found.at(1));
}

TEST(Ranking, CountsAWordAsOftenAsTheQuerySaysIt) {
  const auto index = testing::TestIndex::of_texts({"first", "axon grow", "glia grow", "another"});
  const std::map<int, double> once = scores(index, "axon glia");
  const std::map<int, double> twice = scores(index, "axon glia glia");
  EXPECT_DOUBLE_EQ(once.at(2), once.at(3));
  EXPECT_GT(twice.at(3), 1.9 * twice.at(2));
}

TEST(Ranking, PutsWhatStandsCloseTogetherFirst) {
  const std::string far = " of many other words that tell about something else instead ";
  const auto index = testing::TestIndex::of_texts(
      {"first", "axon" + far + "glia" + far + "myelin" + far + "repair" + far,
       "axon glia myelin repair" + far + far + far + far, "an axon", "a glia", "more", "text"});
  const std::map<int, double> together = scores(index, "axon glia myelin repair");
  EXPECT_GT(together.at(3), 1.01 * together.at(2));
  const std::map<int, double> few = scores(index, "axon glia myelin");
  EXPECT_DOUBLE_EQ(few.at(3), few.at(2)) << "few words do so by chance";
}

TEST(Ranking, PutsTheQuerysOwnWordingFirst) {
  const auto index = testing::TestIndex::of_texts(
      {"first", "glia human by repair axon", "axon repair by human glia", "an axon", "a glia"});
  const std::map<int, double> found = scores(index, "axon repair by human glia");
  EXPECT_GT(found.at(3), 1.01 * found.at(2));
  const std::map<int, double> few = scores(index, "repair by human glia");
  EXPECT_DOUBLE_EQ(few.at(3), few.at(2)) << "few words stand so by chance";
}

TEST(Ranking, CountsWordsThatBeginAsTheQuerysDo) {
  const auto index =
      testing::TestIndex::of_texts({"first", "a public library service for librarians",
                                    "a public library service for readers", "more"});
  const std::map<int, double> found = scores(index, "public library service");
  EXPECT_GT(found.at(2), found.at(3));
  const std::map<int, double> quoted = scores(index, "public \"library\" service");
  EXPECT_DOUBLE_EQ(quoted.at(2), quoted.at(3)) << "what is quoted is meant as it is";
}

}  // namespace
}  // namespace article_search
