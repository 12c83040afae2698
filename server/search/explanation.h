#pragma once

#include <vector>

#include <xapian.h>

#include "server/search/match/matches.h"
#include "server/search/query/query_parser.h"
#include "server/search/search_results.h"

namespace article_search {

/// The parts of the score that the weighting scheme gave `match` for `content`, the greatest
/// first: they add up to it but for rounding (a relative 1e-9). `query` is what `content` was built
/// of, and gives the parts their names.
///
/// A `score` that ranking changed afterwards has one part more, in which how is MatchForm::rank,
/// for what was added or taken away.
///
/// Each part is the weight that the document has for one leaf of the query alone, from a match of
/// its own; so this takes some 50 microseconds for each leaf that matches. Throws Xapian::Error
/// when the index cannot be read.
std::vector<Contribution> explain(const Xapian::Database& index,
                                  const Xapian::Query& content,
                                  const ParsedQuery& query,
                                  const RankedPassage& match);

}  // namespace article_search
