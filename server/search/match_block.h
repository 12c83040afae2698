#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <xapian.h>

namespace article_search {

/// Some thousand documents that follow each other, and what was found of them so far.
class MatchBlock {
 public:
  static constexpr Xapian::docid kSize = 4096;

  struct Cell {
    double score = 0;
    /// What the best of a term's alternatives weighs.
    double best = 0;
    /// Terms of the query, one bit each.
    std::uint32_t words = 0;
  };

  /// Moves the block, which must be clear, to where `document` is.
  void move_to(Xapian::docid document) { begin_ = document - document % kSize; }
  Xapian::docid end() const { return begin_ + kSize; }

  Cell& use(Xapian::docid document) {
    const std::size_t place = document - begin_;
    is_used_[place / kBits] |= std::uint64_t{1} << (place % kBits);
    return cells_[place];
  }

  /// Gives each cell that was used to `visit`, with its document, in their order.
  template <typename Visit>
  void for_each_used(const Visit& visit) {
    for (std::size_t word = 0; word < is_used_.size(); ++word) visit_used(word, visit);
  }

  /// The same, and leaves the block clear.
  template <typename Visit>
  void take_used(const Visit& visit) {
    for (std::size_t word = 0; word < is_used_.size(); ++word) {
      visit_used(word, [&](Xapian::docid document, Cell& cell) {
        visit(document, std::exchange(cell, {}));
      });
      is_used_[word] = 0;
    }
  }

 private:
  static constexpr std::size_t kBits = 64;

  template <typename Visit>
  void visit_used(std::size_t word, const Visit& visit) {
    for (std::uint64_t left = is_used_[word]; left != 0; left &= left - 1) {
      const std::size_t place = word * kBits + static_cast<std::size_t>(std::countr_zero(left));
      visit(begin_ + static_cast<Xapian::docid>(place), cells_[place]);
    }
  }

  Xapian::docid begin_ = 0;
  std::array<Cell, kSize> cells_{};
  std::array<std::uint64_t, kSize / kBits> is_used_{};
};

}  // namespace article_search
