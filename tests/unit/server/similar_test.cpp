#include "server/search/similar.h"

#include <gtest/gtest.h>

#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using testing::TestIndex;
using Strings = std::vector<std::string>;

TestIndex index() {
  return TestIndex::of_articles(
      {article_with("a", {passage_with("Opening of the article about the section"),
                          passage_with("The oligodendrocytes, which remyelinate axons in 2007"),
                          passage_with("Oligodendrocytes of the section")}),
       article_with("b", {passage_with("Remyelinating axons, the work of oligodendrocytes, 2007"),
                          passage_with("The nose, which is in 2007 and of the article"),
                          passage_with("Nothing of that")})});
}

Strings ids(const SimilarPassages& similar) {
  Strings ids;
  for (const Hit& hit : similar.hits) ids.push_back(hit.passage.id);
  return ids;
}

TEST(Similar, FindsWhatSharesTellingWordsAndNamesThem) {
  const auto searched = index();
  auto searcher = Searcher::open(searched.path()).value();
  const SimilarPassages similar = searcher.similar("a.section.2", {}).value();
  EXPECT_EQ(similar.id, "a.section.2");
  ASSERT_EQ(ids(similar), (Strings{"b.section.1", "a.section.3"}))
      << "neither itself nor what shares stop words and numbers only";
  Strings words = similar.hits[0].matched;
  std::sort(words.begin(), words.end());
  EXPECT_EQ(words, (Strings{"axons", "oligodendrocytes", "remyelinate"}));
  EXPECT_EQ(similar.hits[1].matched, Strings{"oligodendrocytes"});
  EXPECT_FALSE(similar.hits[0].snippet.highlights.empty());
}

TEST(Similar, LeavesOutItsOwnArticleWhenAsked) {
  const auto searched = index();
  auto searcher = Searcher::open(searched.path()).value();
  const SimilarRequest elsewhere{.own_article = SimilarRequest::OwnArticle::left_out};
  EXPECT_EQ(ids(searcher.similar("a.section.2", elsewhere).value()), Strings{"b.section.1"});
  EXPECT_EQ(ids(searcher.similar("b.section.1", elsewhere).value()),
            (Strings{"a.section.2", "a.section.3"}));
}

TEST(Similar, ReturnsAsManyAsAreAskedFor) {
  const auto searched = index();
  auto searcher = Searcher::open(searched.path()).value();
  EXPECT_EQ(searcher.similar("a.section.2", {.limit = 1}).value().hits.size(), 1U);
}

TEST(Similar, IsNothingForAPassageThatSharesNoWord) {
  const auto searched = index();
  auto searcher = Searcher::open(searched.path()).value();
  EXPECT_TRUE(searcher.similar("b.section.3", {}).value().hits.empty());
}

TEST(Similar, SaysThatThereIsNoSuchPassage) {
  const auto searched = index();
  auto searcher = Searcher::open(searched.path()).value();
  EXPECT_EQ(searcher.similar("none", {}).error().code, SearchErrorCode::not_found);
}

}  // namespace
}  // namespace article_search
