#pragma once

#include <algorithm>
#include <cstddef>

namespace article_search {

/// The first place from `at` on for which `is_before(*place)` is false, as it is for all behind it.
/// Looks ever farther, so that what is near is found at once, and what is far away soon (Bentley
/// and Yao 1976).
template <typename At, typename IsBefore>
At gallop(At at, At end, const IsBefore& is_before) {
  std::ptrdiff_t step = 1;
  while (step < end - at && is_before(at[step])) {
    at += step;
    step *= 2;
  }
  return std::partition_point(at, at + std::min(step + 1, end - at), is_before);
}

}  // namespace article_search
