#include "server/search/match/query_echo.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using Strings = std::vector<std::string>;

QueryEcho::Echo echo(const Strings& stems, const Strings& wording, const std::string& text) {
  // The second text has every word, so that each has a number.
  const auto files = testing::TestIndex::of_texts(
      {text, "library librarian library's 2005061 2005062 axon axons glia of the"});
  const testing::IndexState index(files.path());
  const auto numbers = [&](const Strings& words) {
    std::vector<QueryEcho::Stem> found;
    for (const std::string& word : words) found.push_back(index.view().words.find(word));
    return found;
  };
  const std::vector<QueryEcho::Stem> in_order = numbers(wording);
  const PassageTexts texts(std::array{Xapian::docid{1}}, index.view().words);
  return QueryEcho(numbers(stems), in_order, index.view()).of(texts[0]);
}

TEST(QueryEcho, CountsWordsThatBeginAlike) {
  struct Row {
    std::string stem;
    std::string text;
    std::uint32_t kin = 0;
  };
  const std::vector<Row> rows = {
      {"librari", "a librarian asks librarians", 2},
      // The word itself has been counted.
      {"librari", "a library of libraries", 0},
      // Short words and numbers begin alike by chance.
      {"axon", "axonal", 0},
      {"2005061", "2005062", 0},
      {"missing", "missingness", 0},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(echo({row.stem}, {}, row.text).kin.at(0), row.kin) << row.stem << ": " << row.text;
  }
}

TEST(QueryEcho, KnowsNeighboursAsTheyWereTyped) {
  const Strings wording = {"repair", "of", "the", "glia"};
  const auto pairs = [&](const std::string& text) { return echo({}, wording, text).pairs; };
  const double all = pairs("the repair of the glia");
  EXPECT_GT(all, 0);
  EXPECT_GT(pairs("repair of glia"), 0);
  EXPECT_LT(pairs("repair of glia"), all);
  EXPECT_EQ(pairs("glia repair"), 0) << "the order counts";
  EXPECT_EQ(pairs("repairs of the glia. The repair of the glia."), all) << "each counts once";
  EXPECT_EQ(echo({}, {}, "repair of the glia").pairs, 0);
}

TEST(QueryEcho, ReadsCompoundsBothWays) {
  EXPECT_GT(echo({}, {"of", "glia"}, "a repair of glia-axon").pairs, 0);
  EXPECT_GT(echo({}, {"glia", "axon"}, "a repair of glia-axon").pairs, 0);
}

}  // namespace
}  // namespace article_search
