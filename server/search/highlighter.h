#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/query_parser.h"
#include "server/search/search_results.h"

namespace article_search {

/// An occurrence of a query's term in a text.
struct TermMatch {
  /// Which of the query's terms.
  std::size_t term = 0;
  TextRange range;
};

/// Every occurrence of `terms` in a text of `field` that `tokens` are of, in text order. This is
/// what "to match" means: it follows from the same tokens and stems by which the index finds
/// passages. Excluded terms, and those that are looked for in another field, do not occur.
std::vector<TermMatch> find_terms(std::span<const schema::Token> tokens,
                                  std::span<const QueryTerm> terms,
                                  schema::Field field = schema::Field::body);

/// The ranges of `matches`; what overlaps or touches is one.
std::vector<TextRange> highlighted_ranges(std::span<const TermMatch> matches);

}  // namespace article_search
