#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/test_paths.h"

/// The rows of tests/fixtures/queries.tsv.
namespace article_search {

struct QueryRow {
  std::string query;
  std::string canonical_form;
  /// Stop words that are passed over, with spaces between.
  std::string ignored;
  /// Codes of what the parser warns of, with spaces between.
  std::string warnings;
  /// What may come first over the corpus: positions, with bars between; "-" for no hit at all; "*"
  /// for hits of which a reader would not say which is best.
  std::string first_hits;
};

inline std::vector<QueryRow> read_query_table() {
  std::ifstream file(testing::source_path("tests/fixtures/queries.tsv"));
  std::vector<QueryRow> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    QueryRow& row = rows.emplace_back();
    std::istringstream fields(line);
    for (std::string* const field :
         {&row.query, &row.canonical_form, &row.ignored, &row.warnings, &row.first_hits}) {
      std::getline(fields, *field, '\t');
    }
  }
  return rows;
}

}  // namespace article_search
