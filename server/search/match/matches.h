#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "server/search/search_results.h"

namespace article_search {

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

/// The matches of one article.
struct MatchGroup {
  /// In the order of all matches, kGroupHits at most.
  std::vector<RankedPassage> first;
  /// How many there are.
  std::uint64_t count = 0;
};

struct Matches {
  /// In the order that was asked for; none where they are grouped.
  std::vector<RankedPassage> ranked;
  /// Where they are grouped: in the order of their first matches.
  std::vector<MatchGroup> groups;
  /// How many passages match, of how many articles.
  std::uint64_t passages = 0;
  std::uint64_t articles = 0;
  /// The passages that hold all of the words that stand side by side.
  std::uint64_t all_words = 0;
  /// In the order of the request. Labels are not filled in.
  std::vector<FacetCounts> facets;
};

}  // namespace article_search
