#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/search/search_results.h"

namespace article_search {

/// A bar of the timeline: how many results are of a stretch of years.
struct TimelineBar {
  int first_year = 0;
  int last_year = 0;
  std::uint64_t count = 0;
  /// Of the highest bar, in percent; a bar with a count has at least kLeastBarHeight.
  int height = 0;
  bool is_selected = false;

  bool operator==(const TimelineBar&) const = default;
};

/// More are too narrow for a finger, side by side in a column of text.
inline constexpr int kMostTimelineBars = 14;
inline constexpr int kLeastBarHeight = 8;

/// The counts of Facet::year as bars of equal length in years, oldest first, without gaps: a
/// stretch without results has a bar of height 0. Stretches are a year long, or as many years (2,
/// 5, 10, …) as keep the bars at kMostTimelineBars. None for fewer than two years: nothing to
/// compare.
std::vector<TimelineBar> timeline_bars(const FacetCounts& years);

/// A bar's stretch as a filter has it: "2009", "2005..2009".
std::string year_filter(const TimelineBar& bar);

/// The same in words: "2009", "2005 to 2009".
std::string year_words(std::string_view filter);

}  // namespace article_search
