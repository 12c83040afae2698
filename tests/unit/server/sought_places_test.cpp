#include "server/search/sought_places.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/search/query/query_parser.h"
#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

const std::vector<std::string> kTexts = {
    "Nose cells, repaired by haem, repair the nose.",
    "IL-17 and IL17: well-being of myelin's 1,000 cells in 0.05 ml, e.g. U.S. haemoglobin",
    "Wellbeing, naïve café; αβ cells – well being. 東京の細胞 cells",
    "Nothing of it",
};

class SoughtPlacesTest : public ::testing::Test {
 protected:
  std::vector<std::uint32_t> places(const std::string& query, Xapian::docid document) {
    const ParsedQuery parsed = parse_query(query, analyzer_);
    SoughtPlaces sought(TermFinder(parsed.terms).whole_words().value(), index_.view().words);
    const auto found = sought.of(document);
    return {found.begin(), found.end()};
  }

  schema::Analyzer analyzer_;
  testing::TestIndex files_ = testing::TestIndex::of_texts(kTexts);
  testing::IndexState index_{files_.path()};
};

TEST_F(SoughtPlacesTest, AreThoseOfTheQuerysStemsInTheText) {
  EXPECT_EQ(places("nose repair", 1), (std::vector<std::uint32_t>{1, 3, 6, 8}));
  EXPECT_TRUE(places("nose repair", 4).empty());
  EXPECT_TRUE(places("section", 1).empty()) << "which is its heading's";
  EXPECT_TRUE(places("nowhere", 1).empty());
  EXPECT_TRUE(places("nose", 99).empty());
}

TEST_F(SoughtPlacesTest, OfExactWordsAreThoseOfTheSpelling) {
  EXPECT_EQ(places("=repair", 1), (std::vector<std::uint32_t>{6}));
}

TEST_F(SoughtPlacesTest, AreUnknownOfPartsOfWords) {
  const ParsedQuery parsed = parse_query("rep* nose", analyzer_);
  EXPECT_FALSE(TermFinder(parsed.terms).whole_words());
}

TEST_F(SoughtPlacesTest, AreAllThatATextNeedBeReadAt) {
  for (const std::string query : {"nose", "il17", "il 17", "\"well being\"", "wellbeing cells",
                                  "\"haem nose\"~5", "naive cafe", "alpha", "beta", "東京", "細胞",
                                  "1000", "0.05 ml", "myelin", "u.s.", "haemoglobin", "cell"}) {
    const ParsedQuery parsed = parse_query(query, analyzer_);
    const TermFinder finder(parsed.terms);
    SoughtPlaces sought(finder.whole_words().value(), index_.view().words);
    for (std::size_t at = 0; at < kTexts.size(); ++at) {
      const auto document = static_cast<Xapian::docid>(at + 1);
      const auto all = finder.find(analyzer_.analyze(kTexts[at]));
      const auto found = finder.find(analyzer_.analyze_at(kTexts[at], sought.of(document)));
      EXPECT_TRUE(std::ranges::equal(found, all,
                                     [](const auto& left, const auto& right) {
                                       return left.term == right.term && left.range == right.range;
                                     }))
          << query << " in " << kTexts[at];
    }
  }
}

}  // namespace
}  // namespace article_search
