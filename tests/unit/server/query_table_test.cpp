// What the queries of the table find first, over the article that comes along.

#include "tests/unit/server/query_table.h"

#include <set>

#include <gtest/gtest.h>

#include "server/search/searcher.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

std::set<std::string> alternatives(const std::string& first_hits) {
  std::set<std::string> positions;
  std::istringstream list(first_hits);
  for (std::string position; std::getline(list, position, '|');) positions.insert(position);
  return positions;
}

/// In the notation of the table.
std::string found(const SearchResults& results) {
  return results.hits.empty() ? "-" : std::to_string(results.hits.front().passage.position);
}

bool is_as_expected(const std::string& expected, const std::string& found) {
  return expected == "*" ? found != "-" : alternatives(expected).contains(found);
}

TEST(QueryTable, EveryQueryFindsFirstWhatAReaderWouldPick) {
  const std::vector<QueryRow> rows = read_query_table();
  EXPECT_GE(rows.size(), 300U);
  const auto index = testing::TestIndex::of_sources({testing::corpus_path()});
  auto searcher = Searcher::open(index.path()).value();
  for (const QueryRow& row : rows) {
    const auto results = searcher.search({.query = row.query});
    ASSERT_TRUE(results) << row.query;
    EXPECT_TRUE(is_as_expected(row.first_hits, found(*results)))
        << row.query << "\nexpected " << row.first_hits << ", found " << found(*results);
  }
}

}  // namespace
}  // namespace article_search
