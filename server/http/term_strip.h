#pragma once

#include <cstddef>
#include <vector>

namespace article_search {

/// A part of the strip that shows where in an article a word is: what lies nearest to some passages
/// with the word, so that a pointer there means them. All numbers count passages.
struct StripReach {
  /// The first and the last passage with the word that it leads to, from 0 on.
  std::size_t first = 0;
  std::size_t last = 0;
  /// Where the part begins and ends, in half passages.
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const StripReach&) const = default;
};

/// As many parts as a finger can tell apart on the narrowest window, at 44 pixels each.
inline constexpr std::size_t kMostReaches = 6;

/// Divides a strip of `length` passages among those that have a word: `places`, not empty,
/// ascending. The parts meet halfway; those too narrow are joined with their nearer neighbour.
std::vector<StripReach> strip_reaches(const std::vector<std::size_t>& places, std::size_t length);

}  // namespace article_search
