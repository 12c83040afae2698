#include "server/http/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace article_search {

namespace {

struct YearCount {
  int year = 0;
  std::uint64_t count = 0;
  bool is_selected = false;
};

constexpr std::array kStretches = {1, 2, 5, 10, 20, 50, 100, 1000};

/// The years that are plain ones, in order.
std::vector<YearCount> sorted_years(const FacetCounts& years) {
  std::vector<YearCount> sorted;
  for (const FacetCount& value : years.values) {
    int year = 0;
    const char* const end = value.value.data() + value.value.size();
    const auto [stop, error] = std::from_chars(value.value.data(), end, year);
    if (error != std::errc{} || stop != end || year < 0) continue;
    sorted.push_back({year, value.count, value.is_selected});
  }
  std::ranges::sort(sorted, {}, &YearCount::year);
  return sorted;
}

int stretch_for(int first, int last) {
  const auto fits = [&](int years) { return last / years - first / years < kMostTimelineBars; };
  const auto* const found = std::ranges::find_if(kStretches, fits);
  return found == kStretches.end() ? kStretches.back() : *found;
}

void set_heights(std::vector<TimelineBar>& bars) {
  constexpr std::uint64_t kFull = 100;
  const std::uint64_t highest = std::ranges::max(bars, {}, &TimelineBar::count).count;
  for (TimelineBar& bar : bars) {
    if (bar.count == 0 || highest == 0) continue;
    bar.height = std::max(kLeastBarHeight, static_cast<int>(bar.count * kFull / highest));
  }
}

}  // namespace

std::vector<TimelineBar> timeline_bars(const FacetCounts& years) {
  const std::vector<YearCount> sorted = sorted_years(years);
  if (sorted.size() < 2) return {};
  const int stretch = stretch_for(sorted.front().year, sorted.back().year);
  const int first = sorted.front().year / stretch;
  std::vector<TimelineBar> bars(static_cast<std::size_t>(sorted.back().year / stretch - first) + 1);
  for (std::size_t at = 0; at < bars.size(); ++at) {
    bars[at].first_year = (first + static_cast<int>(at)) * stretch;
    bars[at].last_year = bars[at].first_year + stretch - 1;
  }
  for (const YearCount& year : sorted) {
    TimelineBar& bar = bars.at(static_cast<std::size_t>(year.year / stretch - first));
    bar.count += year.count;
    bar.is_selected = bar.is_selected || year.is_selected;
  }
  set_heights(bars);
  return bars;
}

std::string year_filter(const TimelineBar& bar) {
  const std::string first = std::to_string(bar.first_year);
  return bar.first_year == bar.last_year ? first : first + ".." + std::to_string(bar.last_year);
}

std::string year_words(std::string_view filter) {
  const std::size_t dots = filter.find("..");
  if (dots == std::string_view::npos) return std::string(filter);
  const std::string_view from = filter.substr(0, dots);
  const std::string_view to = filter.substr(dots + 2);
  if (from.empty()) return "up to " + std::string(to);
  if (to.empty()) return "from " + std::string(from) + " on";
  return std::string(from).append(" to ").append(to);
}

}  // namespace article_search
