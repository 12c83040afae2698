#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace article_search::schema {

/// Numbers by 64-bit hashes of what they stand for, in one look at memory. Two of a million texts
/// have the same hash with a probability of one in forty million, and are then taken for each
/// other.
class HashedNumbers {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  HashedNumbers() : entries_(kFirstSize) {}

  /// Several numbers may have one hash.
  void add(std::uint64_t hash, std::uint32_t number) {
    // A quarter stays free, so that searching ends soon.
    if (++count_ > entries_.size() / 4 * 3) grow();
    put(hash, number);
  }

  /// The first number that was added for `hash` and `is_wanted(number)`, or kNone.
  template <typename IsWanted>
  std::uint32_t find(std::uint64_t hash, const IsWanted& is_wanted) const {
    const std::size_t mask = entries_.size() - 1;
    for (std::size_t at = hash & mask; entries_[at].number != kNone; at = (at + 1) & mask) {
      if (entries_[at].hash == hash && is_wanted(entries_[at].number)) return entries_[at].number;
    }
    return kNone;
  }

  /// The first number that was added for `hash`, or kNone.
  std::uint32_t find(std::uint64_t hash) const {
    return find(hash, [](std::uint32_t) { return true; });
  }

  /// Memory held.
  std::size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t number = kNone;
  };

  /// Sizes are powers of two.
  static constexpr std::size_t kFirstSize = 16;

  void put(std::uint64_t hash, std::uint32_t number) {
    const std::size_t mask = entries_.size() - 1;
    std::size_t at = hash & mask;
    while (entries_[at].number != kNone) at = (at + 1) & mask;
    entries_[at] = {hash, number};
  }

  void grow() {
    std::vector<Entry> all(entries_.size() * 2);
    all.swap(entries_);
    // From behind a free entry on, so that entries of one hash keep their order.
    std::size_t start = 0;
    while (all[start].number != kNone) ++start;
    for (std::size_t at = start; at < start + all.size(); ++at) {
      const Entry& entry = all[at % all.size()];
      if (entry.number != kNone) put(entry.hash, entry.number);
    }
  }

  /// An entry is where its hash says, or behind it.
  std::vector<Entry> entries_;
  std::size_t count_ = 0;
};

}  // namespace article_search::schema
