#pragma once

#include <vector>

#include <xapian.h>

#include "server/search/query_parser.h"
#include "server/search/search_results.h"

namespace article_search {

/// The parts of the score that the weighting scheme gave `document` for `content`, the greatest
/// first: they add up to it but for rounding (a relative 1e-9). `query` is what `content` was built
/// of, and gives the parts their names.
///
/// Each part is the weight that the document has for one leaf of the query alone, from a match of
/// its own; so this takes some 50 microseconds for each leaf that matches. Throws Xapian::Error
/// when the index cannot be read.
std::vector<Contribution> explain(const Xapian::Database& index,
                                  const Xapian::Query& content,
                                  const ParsedQuery& query,
                                  Xapian::docid document);

}  // namespace article_search
