#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "server/search/matches.h"
#include "server/search/passage_columns.h"

namespace article_search {

/// As far as grouping looks.
inline constexpr std::size_t kGroupedMatches = 10'000;

/// The matches of one article.
struct MatchGroup {
  /// In the order of all matches.
  std::vector<RankedPassage> first;
  /// How many matches it has, those of `first` among them.
  std::size_t count = 0;
};

/// The groups of `window` when `ranked` is put together by article, in the order of their first
/// matches, each with its first `kept`. Linear in the number of matches, and in that of articles.
std::vector<MatchGroup> group_by_article(std::span<const RankedPassage> ranked,
                                         const PassageColumns& columns,
                                         const Window& window,
                                         std::size_t kept);

}  // namespace article_search
