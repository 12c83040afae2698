#include "server/search/query/facet_values.h"

#include <gtest/gtest.h>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_parser.h"
#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using Strings = std::vector<std::string>;

const testing::TestIndex& index() {
  static const testing::TestIndex kIndex = [] {
    Passage glasgow = passage_with("one");
    glasgow.institutions = {"University of Glasgow"};
    glasgow.people = {"Ann Müller"};
    Passage bare = passage_with("two");
    bare.institutions = {"Glasgow", "Mayo Clinic"};
    bare.topics = {"bone marrow"};
    Passage medical = passage_with("three");
    medical.institutions = {"Mayo Clinic Florida", "Stanford University"};
    medical.places = {"San Francisco"};
    medical.kind = schema::PassageKind::project;
    return testing::TestIndex::of_articles({article_with("names", {glasgow, bare, medical})});
  }();
  return kIndex;
}

struct Row {
  std::string query;
  std::vector<int> positions;
  /// The warning's code and, if it says so, the values that it names.
  std::string code = {};
  std::string names = {};
};

std::vector<int> positions_of(const SearchResults& results) {
  std::vector<int> positions;
  for (const Hit& hit : results.hits) positions.push_back(hit.passage.position);
  std::sort(positions.begin(), positions.end());
  return positions;
}

void expect(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const SearchResults results = answer_of(index(), {.query = row.query});
    EXPECT_EQ(positions_of(results), row.positions) << row.query;
    const auto& warnings = results.warnings;
    EXPECT_EQ(warnings.empty() ? "" : warnings.front().code, row.code) << row.query;
    if (row.code.empty() || warnings.empty()) continue;
    EXPECT_NE(warnings.front().message.find(row.names), std::string::npos)
        << row.query << ": " << warnings.front().message;
  }
}

TEST(FacetValues, AreNamedByTheirWordsAndQuotedByTheirWholeNames) {
  expect({
      {"institution:glasgow", {1, 2}},
      {"institution:\"Glasgow\"", {2}},
      {"institution:mayo", {2, 3}},
      {"institution:\"mayo clinic\"", {2}},
      {"institution:university", {1, 3}},
      {"institution:mayo-clinic", {2, 3}},
      {"-institution:mayo", {1}},
      {"institution:mayo OR institution:glasgow", {1, 2, 3}},
      {"person:muller", {1}},
      {"person:Müller", {1}},
      {"place:francisco", {3}},
      {"topic:marrow", {2}},

      // Letters are no words.
      {"institution:may", {}, "unknown_value", "Mayo Clinic"},
  });
}

TEST(FacetValues, OfOursAreNamedWholeInAnyCase) {
  expect({
      {"kind:project", {3}},
      {"kind:Project", {3}},
      {"kind:\"project\"", {3}},
      {"language:EN", {1, 2, 3}},
      {"article:names", {1, 2, 3}},
      {"kind:projects", {}, "unknown_value", "There is: project, section."},
      {"language:de", {}, "unknown_value", "There is: en."},
  });
}

TEST(FacetValues, WarnWhenAQuotedNameIsOnlyPartOfNames) {
  expect({
      {"institution:\"University of\"", {1}, "part_of_name", "University of Glasgow"},
      {"place:\"Francisco\"", {3}, "part_of_name", "San Francisco"},
  });
}

TEST(FacetValues, WarnWithSimilarNamesWhenNoneIsMeant) {
  expect({
      {"institution:glasgwo", {}, "unknown_value", "There is: Glasgow, University of Glasgow."},
      {"institution:Stamford", {}, "unknown_value", "There is: Stanford University."},
      {"institution:\"Mayo Hospital\"", {}, "unknown_value", "Mayo Clinic, Mayo Clinic Florida"},
      {"person:miller", {}, "unknown_value", "Ann Müller"},
      {"place:Oslo", {}, "unknown_value", "Without place: it is looked for in the text."},
  });
}

TEST(FacetValues, AreLookedThroughInABoundedNumber) {
  Passage passage = passage_with("text");
  for (std::size_t value = 0; value <= kMaxScannedValues; ++value) {
    passage.people.push_back("p" + std::to_string(value));
  }
  passage.people.emplace_back("zoe last");
  const auto many = testing::TestIndex::of_articles({article_with("many", {passage})});
  const SearchResults found = answer_of(many, {.query = "person:last"});
  EXPECT_TRUE(found.hits.empty());
  ASSERT_FALSE(found.warnings.empty());
  EXPECT_EQ(found.warnings.front().code, "values_cut");
  EXPECT_EQ(answer_of(many, {.query = "person:\"Zoe Last\""}).hits.size(), 1U);
}

}  // namespace
}  // namespace article_search
