#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace article_search {

/// In how many passages each stem of the texts of one state of the index stands. In memory, since
/// ranking looks for thousands at a time and each takes Xapian a walk through a tree on disk.
/// Constant after loading, so any thread may read it. Takes 22 to 43 bytes a stem.
class StemFrequencies {
 public:
  /// A stem, for as long as the object lives.
  using Number = std::uint32_t;

  /// Throws Xapian::Error when `index` cannot be read.
  static StemFrequencies load(const Xapian::Database& index);

  /// `stem` must be one that a text of the index has.
  Number number(std::string_view stem) const;
  std::uint32_t passages(Number number) const { return entries_[number].passages; }

  /// Memory held.
  std::size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

 private:
  /// By the stem's hash, the next free one where it is taken; without passages when it is free.
  /// Two of a million stems have the same hash with a probability of one in forty million.
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t passages = 0;
  };

  explicit StemFrequencies(std::size_t stems);

  Number place_of(std::uint64_t hash) const;

  std::vector<Entry> entries_;
};

}  // namespace article_search
