#include "server/search/match/match_collector.h"

#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "server/search/match/ranking.h"
#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using testing::TestIndex;
using Strings = std::vector<std::string>;

TEST(SortOrder, PutsHitsInOrderAndTiesByPassageId) {
  const auto index = TestIndex::of_articles(
      {article_with("a", {passage_with("myelin", "2007-01"), passage_with("myelin"),
                          passage_with("myelin", "2017")}),
       article_with("b", {passage_with("myelin", "2005-03-01"), passage_with("myelin", "2017")})});
  struct Row {
    SortOrder order;
    Strings ids;
  };
  const std::vector<Row> rows = {
      {SortOrder::oldest_first, {"b1", "a1", "a3", "b2", "a2"}},
      {SortOrder::newest_first, {"a3", "b2", "a1", "b1", "a2"}},
      {SortOrder::position, {"a1", "b1", "a2", "b2", "a3"}},
  };
  for (const Row& row : rows) {
    SearchRequest request{.query = "myelin"};
    request.sort = row.order;
    Strings ids;
    for (const Hit& hit : answer_of(index, request).hits) {
      ids.push_back(hit.passage.article_id + std::to_string(hit.passage.position));
      EXPECT_GT(hit.score, 0) << "a hit keeps its score in every order";
    }
    EXPECT_EQ(ids, row.ids) << to_string(row.order);
  }
}

/// Whether `left` may stand before `right` in `order`.
bool is_in_order(const Hit& left, const Hit& right, SortOrder order) {
  const auto key = [&](const Hit& hit) {
    const std::string& date = hit.passage.date;
    const bool is_by_date = order != SortOrder::relevance && order != SortOrder::position;
    return std::tuple(is_by_date && date.empty(), order == SortOrder::oldest_first ? date : "",
                      order == SortOrder::position ? hit.passage.position : 0,
                      order == SortOrder::relevance ? -hit.score : 0);
  };
  if (order == SortOrder::newest_first && left.passage.date != right.passage.date) {
    return left.passage.date > right.passage.date;
  }
  return std::pair(key(left), left.passage.id) < std::pair(key(right), right.passage.id);
}

/// Whether the score alone says which of two neighbours is first. It does not where the hits that
/// are ranked anew end, nor between those that have all words of a short query and the others.
bool is_ordered_by_score(const std::vector<Hit>& hits, std::size_t at) {
  return at != kRerankedMatches && hits[at - 1].missing.empty() == hits[at].missing.empty();
}

Strings ids_of(const std::vector<Hit>& hits) {
  Strings ids;
  for (const Hit& hit : hits) ids.push_back(hit.passage.id);
  return ids;
}

std::vector<Hit> all_pages(Searcher& searcher, SearchRequest request) {
  std::vector<Hit> hits;
  for (std::uint64_t total = 1; request.offset < total; request.offset += request.limit) {
    SearchResults page = searcher.search(request).value();
    total = page.passages;
    std::move(page.hits.begin(), page.hits.end(), std::back_inserter(hits));
    if (request.offset + request.limit >= total) {
      EXPECT_EQ(hits.size(), total);
    }
  }
  return hits;
}

TEST(PagesProperty, JoinToTheWholeResultOnceEachInOrder) {
  ByChance chance(11);
  const auto index = TestIndex::of_articles(chance.articles(40));
  auto searcher = Searcher::open(index.path()).value();
  std::size_t found = 0;
  for (int draw = 0; draw < 80; ++draw) {
    SearchRequest request;
    request.query = chance.text();
    request.sort = static_cast<SortOrder>(chance.below(4));
    request.limit = 1 + chance.below(40);
    request.filters.of(schema::Facet::institution) = chance.some_of({"Stanford"});
    const std::vector<Hit> hits = all_pages(searcher, request);
    std::set<std::string> ids;
    for (std::size_t at = 0; at < hits.size(); ++at) {
      ids.insert(hits[at].passage.id);
      if (at == 0) continue;
      if (request.sort == SortOrder::relevance && !is_ordered_by_score(hits, at)) continue;
      EXPECT_TRUE(is_in_order(hits[at - 1], hits[at], request.sort))
          << request.query << " by " << to_string(request.sort) << ": " << hits[at - 1].passage.id
          << ' ' << hits[at].passage.id;
    }
    EXPECT_EQ(ids.size(), hits.size());
    request.limit = kMaxLimit;
    EXPECT_EQ(ids_of(all_pages(searcher, request)), ids_of(hits)) << request.query;
    found += hits.size();
  }
  EXPECT_GT(found, 1'000U) << "the draws must find something";
}

TEST(Totals, AreExactHoweverManyMatch) {
  const std::vector<Passage> many(5'000, passage_with("myelin"));
  std::vector<PreparedArticle> articles;
  for (const std::string id : {"a", "b", "c"}) articles.push_back(article_with(id, many));
  const auto index = TestIndex::of_articles(articles);
  SearchRequest request{.query = "myelin OR (absent AND gone)"};
  request.facets.facets = {schema::Facet::article, schema::Facet::kind};
  request.filters.of(schema::Facet::article) = {"b"};
  const SearchResults results = answer_of(index, request);
  EXPECT_EQ(results.passages, many.size());
  EXPECT_EQ(results.facets[1].values[0].count, many.size());
  const FacetCounts& without_its_filter = results.facets[0];
  ASSERT_EQ(without_its_filter.values.size(), 3U);
  for (const FacetCount& value : without_its_filter.values) EXPECT_EQ(value.count, many.size());
}

}  // namespace
}  // namespace article_search
