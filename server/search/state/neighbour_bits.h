#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/search/state/word_table.h"

namespace article_search {

/// Which stems stand one behind the other in a text, a bit for many pairs (Bloom 1970). A text of
/// 100 words sets a fifth of the bits.
using NeighbourBits = std::bitset<512>;

/// The bit of a pair, `right` behind `left`.
inline std::size_t neighbour_bit(WordTable::Stem left, WordTable::Stem right) {
  // Multiplying by large odd numbers spreads neighbouring numbers over the upper bits (Knuth, The
  // Art of Computer Programming 3, 6.4).
  constexpr std::uint32_t kLeft = 0x9E3779B1;
  constexpr std::uint32_t kRight = 0x85EBCA6B;
  constexpr unsigned kDropped = 23;
  static_assert(NeighbourBits().size() == std::size_t{1} << (32 - kDropped));
  return (left * kLeft + right * kRight) >> kDropped;
}

/// Sets the bits of a text whose words it is shown in their order.
class NeighbourReader {
 public:
  void begin_text() {
    place_ = 0;
    here_.clear();
  }

  /// `position` from 1; several words may stand at one.
  void add(std::uint32_t position, WordTable::Stem stem, NeighbourBits& bits) {
    if (position != place_) {
      before_.swap(here_);
      here_.clear();
      if (position != place_ + 1) before_.clear();
      place_ = position;
    }
    for (const WordTable::Stem left : before_) bits.set(neighbour_bit(left, stem));
    here_.push_back(stem);
  }

 private:
  std::uint32_t place_ = 0;
  std::vector<WordTable::Stem> before_;
  std::vector<WordTable::Stem> here_;
};

}  // namespace article_search
