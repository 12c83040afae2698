#include "server/search/match/facets.h"

#include <map>

#include <gtest/gtest.h>

#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using schema::Facet;
using testing::TestIndex;
using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Passage myelin_of(std::vector<std::string> institutions, std::string date = "") {
  Passage passage = passage_with("myelin", std::move(date));
  passage.institutions = std::move(institutions);
  return passage;
}

Counts counts_of(const FacetCounts& facet) {
  Counts counts;
  for (const FacetCount& value : facet.values) counts.emplace_back(value.value, value.count);
  return counts;
}

SearchRequest counting(std::vector<Facet> facets, std::size_t limit = 10) {
  SearchRequest request;
  request.query = "myelin";
  request.facets = {std::move(facets), limit};
  return request;
}

TestIndex two_articles() {
  return TestIndex::of_articles(
      {article_with("a", {myelin_of({"Stanford", "Mayo Clinic"}, "2005"),
                          myelin_of({"Stanford"}, "2017"), passage_with("axons", "2031")}),
       article_with("b", {myelin_of({"Cambridge"}, "2017"), myelin_of({})})});
}

TEST(Facets, CountWhatTheQueryFindsMostFirstThenByText) {
  const SearchResults results =
      answer_of(two_articles(), counting({Facet::institution, Facet::article}));
  ASSERT_EQ(results.facets.size(), 2U);
  EXPECT_EQ(counts_of(results.facets[0]),
            (Counts{{"Stanford", 2}, {"Cambridge", 1}, {"Mayo Clinic", 1}}));
  EXPECT_EQ(counts_of(results.facets[1]), (Counts{{"a", 2}, {"b", 2}}));
  EXPECT_EQ(results.facets[1].values[0].label, "Title of a");
}

TEST(Facets, ListTheLatestYearsFirst) {
  const SearchResults results = answer_of(two_articles(), counting({Facet::year}));
  EXPECT_EQ(counts_of(results.facets[0]), (Counts{{"2017", 2}, {"2005", 1}}));
}

TEST(Facets, SayHowManyValuesAreNotListed) {
  const SearchResults results = answer_of(two_articles(), counting({Facet::institution}, 1));
  EXPECT_EQ(counts_of(results.facets[0]), (Counts{{"Stanford", 2}}));
  EXPECT_EQ(results.facets[0].more, 2U);
}

TEST(Facets, AreCountedWithoutTheirOwnFilter) {
  SearchRequest request = counting({Facet::institution, Facet::year});
  request.filters.of(Facet::institution) = {"Cambridge"};
  const SearchResults results = answer_of(two_articles(), request);
  EXPECT_EQ(results.passages, 1U);
  EXPECT_EQ(counts_of(results.facets[0]),
            (Counts{{"Stanford", 2}, {"Cambridge", 1}, {"Mayo Clinic", 1}}));
  EXPECT_EQ(counts_of(results.facets[1]), (Counts{{"2017", 1}}));
}

TEST(Facets, ListWhatIsFilteredByEvenWhenItIsNotAmongTheFirst) {
  SearchRequest request = counting({Facet::institution}, 1);
  request.filters.of(Facet::institution) = {"mayo clinic", "Nowhere"};
  const SearchResults results = answer_of(two_articles(), request);
  const FacetCounts& facet = results.facets[0];
  EXPECT_EQ(counts_of(facet), (Counts{{"Stanford", 2}, {"Mayo Clinic", 1}}));
  EXPECT_FALSE(facet.values[0].is_selected);
  EXPECT_TRUE(facet.values[1].is_selected);
  EXPECT_EQ(facet.more, 1U);
}

TEST(Facets, OfNothingFoundAreEmpty) {
  SearchRequest request = counting({Facet::institution});
  request.query = "unknown";
  const SearchResults results = answer_of(two_articles(), request);
  ASSERT_EQ(results.facets.size(), 1U);
  EXPECT_TRUE(results.facets[0].values.empty());
  EXPECT_EQ(results.facets[0].more, 0U);
}

TEST(Facets, FollowTheIndexToItsNextRevision) {
  const testing::TemporaryDirectory directory;
  const auto write = [&](std::vector<PreparedArticle> articles) {
    for (PreparedArticle& prepared : articles) {
      for (Passage& passage : prepared.passages) {
        passage.article_id = prepared.article.id;
        passage.id = prepared.article.id + ".section.1";
        passage.position = 1;
      }
    }
    auto writer = IndexWriter::update(directory.path()).value();
    ASSERT_TRUE(writer.put("articles.md", "hash", articles));
    ASSERT_TRUE(writer.commit());
  };
  write({article_with("a", {myelin_of({"Stanford"})})});
  auto searcher = Searcher::open(directory.path()).value();
  const SearchRequest request = counting({Facet::institution});
  EXPECT_EQ(counts_of(searcher.search(request).value().facets[0]), (Counts{{"Stanford", 1}}));
  write({article_with("b", {myelin_of({"Cambridge"})}), article_with("c", {myelin_of({})})});
  EXPECT_EQ(counts_of(searcher.search(request).value().facets[0]), (Counts{{"Cambridge", 1}}));
}

/// What facets must be, from the passages themselves.
class Model {
 public:
  explicit Model(const std::vector<PreparedArticle>& articles) {
    for (const PreparedArticle& prepared : articles) {
      for (const Passage& passage : prepared.passages) {
        const auto text = [](auto value) { return std::vector{std::string(value)}; };
        passages_.push_back(
            {passage.text.find("myelin") != std::string::npos,
             {text(to_string(passage.kind)), text(prepared.article.id),
              text(passage.date.substr(0, 4)), passage.institutions, passage.places, passage.topics,
              passage.people, text(to_string(passage.role)), text("en")}});
      }
    }
  }

  std::map<std::string, std::uint64_t> count(Facet facet, const Filters& filters) const {
    std::map<std::string, std::uint64_t> counts;
    for (const auto& [matches, values] : passages_) {
      if (!matches || !passes(values, filters, facet)) continue;
      for (const std::string& value : values[static_cast<std::size_t>(facet)]) ++counts[value];
    }
    counts.erase("");
    return counts;
  }

  /// Whether passages with `values` pass `filters` other than those of `but`.
  static bool passes(const schema::FacetValues& values, const Filters& filters, Facet but) {
    for (const schema::FacetTraits& facet : schema::kFacets) {
      const auto at = static_cast<std::size_t>(facet.facet);
      const auto& wanted = filters.values[at];
      const bool has_one = std::any_of(wanted.begin(), wanted.end(), [&](const auto& value) {
        return std::find(values[at].begin(), values[at].end(), value) != values[at].end();
      });
      if (facet.facet != but && !wanted.empty() && !has_one) return false;
    }
    return true;
  }

 private:
  struct Row {
    bool matches = false;
    schema::FacetValues values;
  };
  std::vector<Row> passages_;
};

Filters draw_filters(ByChance& chance) {
  Filters filters;
  filters.of(Facet::institution) =
      chance.some_of({"Mayo Clinic", "Université de Genève", "Stanford"});
  filters.of(Facet::topic) = chance.some_of({"myelin repair", "safety"});
  filters.of(Facet::kind) = chance.some_of({"project", "milestone"});
  filters.of(Facet::year) = chance.some_of({"2005", "2007"});
  return filters;
}

TEST(FacetsProperty, CountWhatAnAccountOfAllPassagesCounts) {
  ByChance chance(7);
  const std::vector<PreparedArticle> articles = chance.articles(30);
  const auto index = TestIndex::of_articles(articles);
  const Model model(articles);
  auto searcher = Searcher::open(index.path()).value();
  std::size_t counted = 0;
  for (int draw = 0; draw < 60; ++draw) {
    SearchRequest request = counting({}, 100);
    for (const schema::FacetTraits& facet : schema::kFacets) {
      request.facets.facets.push_back(facet.facet);
    }
    request.filters = draw_filters(chance);
    const SearchResults results = searcher.search(request).value();
    for (const FacetCounts& facet : results.facets) {
      std::map<std::string, std::uint64_t> counts;
      for (const FacetCount& value : facet.values) {
        if (value.count > 0) counts[value.value] = value.count;
      }
      EXPECT_EQ(counts, model.count(facet.facet, request.filters))
          << traits(facet.facet).name << " in draw " << draw;
      counted += counts.size();
    }
  }
  EXPECT_GT(counted, 1'000U) << "the draws must find something";
}

}  // namespace
}  // namespace article_search
