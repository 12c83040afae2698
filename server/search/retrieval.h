#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "server/search/passage_columns.h"
#include "server/search/search_results.h"

namespace article_search {

/// Totals and counts are exact up to here: counting 100,000 matches takes Xapian 31 ms. Also as far
/// as grouping looks.
inline constexpr Xapian::doccount kExactTotal = 10'000;

/// The weighting scheme that scores are made with.
Xapian::IneB2Weight passage_weight();

/// A match, before anything is read of it.
struct RankedPassage {
  Xapian::docid document = 0;
  double score = 0;
};

/// Which part of all that matches.
struct Window {
  std::size_t offset = 0;
  std::size_t limit = 0;
};

struct Matches {
  /// In the order that was asked for.
  std::vector<RankedPassage> ranked;
  Total passages;
  Total articles;
  /// In the order of the request. Labels are not filled in.
  std::vector<FacetCounts> facets;
};

/// What of `index` matches `content` and the filters of `request`, sorted and counted as it asks;
/// `window`, not the request's page, says which part is ranked. `columns` must be of `index` as it
/// is. Throws Xapian::Error when the index cannot be read.
Matches retrieve(const Xapian::Database& index,
                 const PassageColumns& columns,
                 const Xapian::Query& content,
                 const SearchRequest& request,
                 const Window& window);

}  // namespace article_search
