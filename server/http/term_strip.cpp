#include "server/http/term_strip.h"

#include <algorithm>
#include <iterator>

namespace article_search {

namespace {

/// From a part to the next one, in passages.
std::size_t gap(const StripReach& one, const StripReach& next) { return next.first - one.last; }

/// One part for each run of neighbouring passages. What no finger could tell apart is one run, so
/// that there are few, however long the article is.
std::vector<StripReach> runs_of(const std::vector<std::size_t>& places, std::size_t length) {
  const std::size_t nearest = std::max<std::size_t>(length / (4 * kMostReaches), 1);
  std::vector<StripReach> runs;
  for (const std::size_t place : places) {
    if (!runs.empty() && place - runs.back().last <= nearest) {
      runs.back().last = place;
    } else {
      runs.push_back({.first = place, .last = place});
    }
  }
  return runs;
}

void meet_halfway(std::vector<StripReach>& parts, std::size_t length) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    const bool is_last = at + 1 == parts.size();
    parts[at].begin = begin;
    parts[at].end = is_last ? 2 * length : parts[at].last + 1 + parts[at + 1].first;
    begin = parts[at].end;
  }
}

/// Joins the part at `at` with the neighbour that is nearer, of two equals with the one before.
void join_nearer(std::vector<StripReach>& parts, std::size_t at) {
  const bool is_first = at == 0;
  const bool is_last = at + 1 == parts.size();
  const bool is_next_nearer =
      is_first || (!is_last && gap(parts[at], parts[at + 1]) < gap(parts[at - 1], parts[at]));
  const std::size_t one = is_next_nearer ? at : at - 1;
  parts[one].last = parts[one + 1].last;
  parts.erase(std::next(parts.begin(), static_cast<std::ptrdiff_t>(one + 1)));
}

}  // namespace

std::vector<StripReach> strip_reaches(const std::vector<std::size_t>& places, std::size_t length) {
  std::vector<StripReach> parts = runs_of(places, length);
  const auto width = [](const StripReach& part) { return part.end - part.begin; };
  for (meet_halfway(parts, length); parts.size() > 1; meet_halfway(parts, length)) {
    const auto narrowest = std::ranges::min_element(parts, {}, width);
    if (width(*narrowest) * kMostReaches >= 2 * length) break;
    join_nearer(parts, static_cast<std::size_t>(narrowest - parts.begin()));
  }
  return parts;
}

}  // namespace article_search
