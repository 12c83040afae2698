#include "server/http/example_queries.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using testing::TestIndex;
using Queries = std::vector<std::string>;

Passage passage_about(std::string text, Queries topics, Queries institutions, std::string date) {
  Passage passage = passage_with(std::move(text), std::move(date));
  passage.topics = std::move(topics);
  passage.institutions = std::move(institutions);
  return passage;
}

Queries examples_of(const TestIndex& index, std::size_t limit = 4) {
  Searcher searcher = Searcher::open(index.path()).value();
  return example_queries(searcher, limit);
}

/// A corpus about bridges, most of it about steel.
TestIndex bridges() {
  return TestIndex::of_articles({article_with(
      "bridges", {passage_about("Steel arch at the Institute of Ports.", {"steel", "arch"},
                                {"Institute of Ports"}, "1932"),
                  passage_about("Steel rope bridge.", {"steel", "rope bridge"}, {}, "1999"),
                  passage_about("Steel arch again.", {"steel", "arch"}, {}, ""),
                  passage_about("A rope bridge of grass.", {"rope bridge"}, {}, ""),
                  passage_about("Of wood.", {}, {}, "")})});
}

TEST(ExampleQueries, ComeFromWhatTheIndexHolds) {
  EXPECT_EQ(examples_of(bridges()), (Queries{"arch", "arch Institute of Ports", "\"rope bridge\"",
                                             "arch year:1932..1999"}));
}

TEST(ExampleQueries, AreTheSameEachTime) {
  EXPECT_EQ(examples_of(bridges()), examples_of(bridges()));
}

TEST(ExampleQueries, AreNoMoreThanWanted) {
  EXPECT_EQ(examples_of(bridges(), 2), (Queries{"arch", "arch Institute of Ports"}));
}

TEST(ExampleQueries, AreTitlesWhereNothingIsKnownOfThePassages) {
  const auto index = TestIndex::of_articles({article_with("one", {passage_with("Words.")})});
  EXPECT_EQ(examples_of(index), Queries{"Title of one"});
}

TEST(ExampleQueries, LeaveOutWhatFindsNothing) {
  const auto index = TestIndex::of_articles(
      {article_with("one", {passage_about("Words.", {"unsaid"}, {}, ""), passage_with("Others."),
                            passage_with("Third.")})});
  EXPECT_EQ(examples_of(index), Queries{"Title of one"});
}

TEST(ExampleQueries, AreNoneOfAnEmptyIndex) {
  EXPECT_EQ(examples_of(TestIndex::of_articles({})), Queries{});
}

}  // namespace
}  // namespace article_search
