#include "server/search/match/groups.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using testing::TestIndex;
using Strings = std::vector<std::string>;

SearchRequest grouped(const std::string& query, std::size_t offset = 0, std::size_t limit = 10) {
  SearchRequest request;
  request.query = query;
  request.offset = offset;
  request.limit = limit;
  request.grouping = Grouping::by_article;
  return request;
}

TEST(Groups, HaveTheFirstPassagesOfEachArticleAndHowManyMatch) {
  std::vector<Passage> many(5, passage_with("myelin"));
  many.push_back(passage_with("axons"));
  const auto index = TestIndex::of_articles({article_with("a", many),
                                             article_with("b", {passage_with("myelin repair")}),
                                             article_with("c", {passage_with("axons")})});
  const SearchResults results = answer_of(index, grouped("myelin repair"));
  ASSERT_EQ(results.groups.size(), 2U);
  EXPECT_TRUE(results.hits.empty());
  EXPECT_EQ(results.groups[0].article.id, "b") << "it has the best passage";
  EXPECT_EQ(results.groups[0].passages, 1U);
  EXPECT_EQ(results.groups[1].article.title, "Title of a");
  EXPECT_EQ(results.groups[1].passages, 5U);
  ASSERT_EQ(results.groups[1].hits.size(), kGroupHits);
  EXPECT_GE(results.groups[1].hits[0].score, results.groups[1].hits[2].score);
  EXPECT_EQ(results.articles, 2U);
  EXPECT_EQ(results.passages, 6U);
}

TEST(Groups, FollowTheOrderThatIsAskedFor) {
  const auto index = TestIndex::of_articles(
      {article_with("a", {passage_with("myelin", "2005"), passage_with("myelin", "2031")}),
       article_with("b", {passage_with("myelin", "2017")})});
  SearchRequest request = grouped("myelin");
  request.sort = SortOrder::newest_first;
  const SearchResults results = answer_of(index, request);
  EXPECT_EQ(results.groups[0].article.id, "a");
  EXPECT_EQ(results.groups[0].hits[0].passage.date, "2031");
  EXPECT_EQ(results.groups[0].hits[1].passage.date, "2005");
}

TEST(GroupsProperty, PagesJoinToAllArticlesOnceEach) {
  ByChance chance(3);
  const auto index = TestIndex::of_articles(chance.articles(40));
  auto searcher = Searcher::open(index.path()).value();
  for (const std::size_t limit : {1U, 3U, 7U, 100U}) {
    Strings paged;
    std::uint64_t passages = 0;
    std::uint64_t articles = 1;
    for (std::size_t offset = 0; offset < articles; offset += limit) {
      const auto results = searcher.search(grouped("myelin nose", offset, limit)).value();
      articles = results.articles;
      for (const HitGroup& group : results.groups) {
        paged.push_back(group.article.id);
        passages += group.passages;
      }
      if (offset + limit >= articles) {
        EXPECT_EQ(passages, results.passages);
      }
    }
    EXPECT_GT(articles, 20U);
    EXPECT_EQ(paged.size(), articles);
    EXPECT_EQ(std::set(paged.begin(), paged.end()).size(), articles);
  }
}

}  // namespace
}  // namespace article_search
