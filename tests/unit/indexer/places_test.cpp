#include "indexer/annotate/places.h"

#include "indexer/annotate/institutions.h"
#include "tests/unit/indexer/mention_names.h"

namespace article_search {
namespace {

std::vector<std::string> places_in(std::string_view text) {
  const TextWords words(text);
  std::vector<std::string> names;
  for (const PlaceMention& mention : find_places(words, find_institutions(words))) {
    names.insert(names.end(), mention.names.begin(), mention.names.end());
  }
  return names;
}

void expect_all(const std::vector<testing::NameCase>& cases) {
  testing::expect_names(cases, places_in);
}

TEST(Places, Countries) {
  expect_all({
      {"patients in Brazil and Japan", {"Brazil", "Japan"}},
      {"in the United States of America", {"United States"}},
      {"the U.K. and the U.S.", {"United Kingdom", "United States"}},
      {"Papua New Guinea", {"Papua New Guinea"}},
      {"Democratic Republic of the Congo", {"Democratic Republic of the Congo"}},
      {"the Netherlands", {"Netherlands"}},
      {"Italy's health service", {"Italy"}},
  });
}

TEST(Places, RegionsGiveTheirCountryToo) {
  expect_all({
      {"Glasgow, Scotland", {"Scotland", "United Kingdom"}},
      {"in Utah", {"Utah", "United States"}},
      {"Toronto, Ontario", {"Ontario", "Canada"}},
      {"New Mexico", {"New Mexico", "United States"}},
      {"northern New South Wales", {"New South Wales", "Australia"}},
  });
}

TEST(Places, CodesBehindACity) {
  expect_all({
      {"Rochester, NY", {"New York", "United States"}},
      {"Boston, MA 02115", {"Massachusetts", "United States"}},
      {"in Washington, DC.", {"District of Columbia", "United States"}},
      {"Vancouver, BC", {"British Columbia", "Canada"}},
      {"Silver Spring, MD", {"Maryland", "United States"}},
      {"Ann Lee, MD", {}},
      {"Lee, NY Times", {}},
      {"NY", {}},
  });
}

TEST(Places, NamesOfOtherThingsNeedContext) {
  expect_all({
      {"hospitals in Turkey.", {"Turkey"}},
      {"Amman, Jordan.", {"Jordan"}},
      {"Greece, Turkey and Iran", {"Greece", "Turkey", "Iran"}},
      {"in the US, where", {"United States"}},
      {"a Turkey vaccine", {}},
      {"in Jordan et al.", {}},
      {"Chad spoke.", {}},
      {"in the US group", {}},
      {"in Georgia", {}},
  });
}

TEST(Places, PartsOfOtherNamesAreNone) {
  expect_all({
      {"Proc. Natl. Acad. Sci. USA, 84:4355", {}},
      {"the New England Journal", {}},
      {"University of Utah researchers", {}},
      {"Michael Israel", {}},
      {"Norway rats and India ink", {}},
      {"Guinea pigs", {}},
      {"Michigan Neuropathy Screening", {}},
      {"the French and Chinese cohorts", {}},
      {"Paris Hilton", {}},
  });
}

TEST(Places, AreFoundInLinearTime) {
  for (const std::string_view piece : {"New ", "Democratic Republic of the ", "Boston, ", "in "}) {
    const std::string text = testing::megabyte_of(piece);
    EXPECT_TRUE(places_in(text).empty()) << piece;
  }
}

}  // namespace
}  // namespace article_search
