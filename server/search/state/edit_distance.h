#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace article_search {

/// Code points of valid UTF-8 `text`; what is not valid counts as U+FFFD.
std::u32string to_code_points(std::string_view text);

/// How many edits make one fixed word of another: a letter more, less or other, or two neighbours
/// exchanged, no part being edited twice (optimal string alignment). Letters are code points.
///
/// Bit-parallel, one step a letter: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and
/// Damerau edit distances", Nordic Journal of Computing 10 (2003). Constant after construction.
class EditDistance {
 public:
  static constexpr std::size_t kMaxLetters = 64;

  /// `word` has 1 to kMaxLetters letters.
  explicit EditDistance(std::u32string_view word);

  /// The distance to valid UTF-8 `other`.
  std::size_t to(std::string_view other) const;

 private:
  /// At which places of the word `letter` stands, one bit each.
  std::uint64_t places(std::int32_t letter) const;

  std::size_t length_;
  std::array<std::uint64_t, 128> ascii_{};
  /// The few others.
  std::vector<std::pair<std::int32_t, std::uint64_t>> wider_;
};

/// Whether `typed` begins `word`, or would after a single edit.
bool nearly_begins(std::u32string_view typed, std::u32string_view word);

}  // namespace article_search
