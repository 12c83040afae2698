#include "server/search/match/column_filter.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using schema::Facet;
using testing::TestIndex;
using Strings = std::vector<std::string>;

TestIndex index() {
  Passage genoa = passage_with("myelin", "2005");
  genoa.institutions = {"Università di Genova"};
  genoa.kind = schema::PassageKind::project;
  Passage both = passage_with("myelin", "2007-03-02");
  both.institutions = {"Stanford", "Università di Genova"};
  Passage undated = passage_with("myelin");
  undated.topics = {"Cell tracking"};
  return TestIndex::of_articles({article_with("a", {genoa, both, undated}),
                                 article_with("b", {passage_with("myelin", "2007")})});
}

/// The ids of what is found, without "section.", in their order.
Strings found(const TestIndex& index, const SearchRequest& request) {
  Strings ids;
  for (const Hit& hit : answer_of(index, request).hits) {
    ids.push_back(hit.passage.article_id + std::to_string(hit.passage.position));
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

struct Restriction {
  Facet facet;
  Strings values;
};

TEST(Filters, LetThroughWhatHasAnyValueOfEachFacet) {
  struct Row {
    std::vector<Restriction> restrictions;
    Strings ids;
  };
  const std::vector<Row> rows = {
      // One value, in any spelling where it is a name.
      {{{Facet::kind, {"project"}}}, {"a1"}},
      {{{Facet::article, {"b"}}}, {"b1"}},
      {{{Facet::institution, {"UNIVERSITA DI GENOVA"}}}, {"a1", "a2"}},
      {{{Facet::topic, {"cell-tracking"}}}, {"a3"}},
      {{{Facet::language, {"en"}}}, {"a1", "a2", "a3", "b1"}},

      // Any of a facet's values, but all facets.
      {{{Facet::institution, {"Stanford", "Università di Genova"}}}, {"a1", "a2"}},
      {{{Facet::institution, {"Stanford"}}, {Facet::year, {"2007"}}}, {"a2"}},
      {{{Facet::institution, {"Stanford"}}, {Facet::kind, {"project"}}}, {}},

      // Years, and ranges of them.
      {{{Facet::year, {"2007"}}}, {"a2", "b1"}},
      {{{Facet::year, {"2005..2006"}}}, {"a1"}},
      {{{Facet::year, {"2006..", "2005"}}}, {"a1", "a2", "b1"}},
      {{{Facet::year, {"..2006"}}}, {"a1"}},

      // Unknown values find nothing.
      {{{Facet::institution, {"Nowhere"}}}, {}},
      {{{Facet::kind, {"Project"}}}, {}},
  };
  const auto searched = index();
  for (const Row& row : rows) {
    SearchRequest request{.query = "myelin"};
    for (const Restriction& restriction : row.restrictions) {
      request.filters.of(restriction.facet) = restriction.values;
    }
    EXPECT_EQ(found(searched, request), row.ids) << row.restrictions.front().values.front();
  }
}

TEST(Filters, LetThroughDatesInARange) {
  struct Row {
    std::string when;
    Strings ids;
  };
  const std::vector<Row> rows = {
      {"2007", {"a2", "b1"}}, {"2007-02..2007-04", {"a2"}},
      {"..2005", {"a1"}},     {"2005..", {"a1", "a2", "b1"}},
      {"2018..", {}},
  };
  const auto searched = index();
  for (const Row& row : rows) {
    SearchRequest request{.query = "myelin"};
    request.filters.when = parse_date_range(row.when);
    EXPECT_EQ(found(searched, request), row.ids) << row.when;
  }
}

/// What words weigh, that is: ranking anew compares a hit with the others that there are.
TEST(Filters, DoNotChangeWhatWordsWeigh) {
  const auto searched = index();
  SearchRequest request{.query = "myelin"};
  request.sort = SortOrder::position;
  const auto score_of_b = [&] {
    const std::vector<Hit> hits = answer_of(searched, request).hits;
    return std::find_if(hits.begin(), hits.end(),
                        [](const Hit& hit) { return hit.article.id == "b"; })
        ->score;
  };
  const double score = score_of_b();
  request.filters.of(Facet::article) = {"b"};
  EXPECT_EQ(score_of_b(), score);
}

TEST(Filters, WithoutWordsFindAllThatTheyLetThrough) {
  const auto searched = index();
  SearchRequest request{.query = " "};
  EXPECT_EQ(found(searched, request), Strings{});
  EXPECT_FALSE(answer_of(searched, request).warnings.empty());
  request.filters.of(Facet::year) = {"2007"};
  EXPECT_EQ(found(searched, request), (Strings{"a2", "b1"}));
  EXPECT_TRUE(answer_of(searched, request).warnings.empty());
}

TEST(Filters, OfNothingAreEmpty) {
  Filters filters;
  EXPECT_TRUE(filters.is_empty());
  filters.of(Facet::role) = {"methods"};
  EXPECT_FALSE(filters.is_empty());
}

}  // namespace
}  // namespace article_search
