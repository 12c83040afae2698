#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "server/search/passage_columns.h"
#include "server/search/passage_weight.h"
#include "server/search/search_results.h"

namespace article_search {

/// Totals and counts are exact at least up to here: counting 100,000 matches takes Xapian 31 ms.
/// Also as far as grouping looks.
inline constexpr Xapian::doccount kExactTotal = 10'000;

/// A match, before anything is read of it.
struct RankedPassage {
  Xapian::docid document = 0;
  /// Higher is better among passages alike in `has_all_words`.
  double score = 0;
  /// It is among the passages that hold every word of a short query; by relevance those come first.
  bool has_all_words = false;
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
  /// The passages that hold all of the words that stand side by side, where the match has seen to
  /// that.
  std::optional<Total> all_words;
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

/// What sorts a passage in an order other than relevance: lower first, then by place.
std::uint32_t sort_number(const PassageColumns& columns, Xapian::docid document, SortOrder order);

/// How many passages match `query`. Throws Xapian::Error when the index cannot be read.
Total count_matches(const Xapian::Database& index, const Xapian::Query& query);

/// The `limit` passages that `content` ranks first, equal ones in the order of passage ids; nothing
/// is counted, which takes less than retrieve(). Throws Xapian::Error when the index cannot be
/// read.
std::vector<RankedPassage> best_matches(const Xapian::Database& index,
                                        const PassageColumns& columns,
                                        const Xapian::Query& content,
                                        std::size_t limit);

}  // namespace article_search
