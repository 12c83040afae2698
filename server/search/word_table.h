#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace article_search {

/// Numbers by 64-bit hashes of what they stand for: two of a million texts have the same hash with
/// a probability of one in forty million, and are then taken for each other.
class HashedNumbers {
 public:
  /// For at most so many entries.
  explicit HashedNumbers(std::size_t most);

  static constexpr std::uint32_t kNone = UINT32_MAX;

  void add(std::uint64_t hash, std::uint32_t number);
  /// The first number that was added for `hash`, or kNone.
  std::uint32_t find(std::uint64_t hash) const;
  /// The first of those for which `is_wanted(number)`, or kNone.
  template <typename IsWanted>
  std::uint32_t find(std::uint64_t hash, const IsWanted& is_wanted) const {
    const std::size_t mask = entries_.size() - 1;
    for (std::size_t at = hash & mask; entries_[at].number != kNone; at = (at + 1) & mask) {
      if (entries_[at].hash == hash && is_wanted(entries_[at].number)) return entries_[at].number;
    }
    return kNone;
  }

  std::size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t number = kNone;
  };

  /// An entry is where its hash says, or behind it; at least a quarter is free, so that searching
  /// ends soon.
  std::vector<Entry> entries_;
};

/// The words of one state of the index and their stems, by number. Constant after loading, so any
/// thread may read it.
class WordTable {
 public:
  /// For as long as the object lives; numbered from 0.
  using Stem = std::uint32_t;
  using Word = std::uint32_t;
  static constexpr std::uint32_t kNone = HashedNumbers::kNone;

  /// What was listed of the words of `index`. Throws Xapian::Error.
  static WordTable load(const Xapian::Database& index);

  std::size_t stem_count() const { return first_word_.size() - 1; }
  std::size_t word_count() const { return stems_.size(); }

  /// kNone where no text ever had it.
  Stem find_stem(std::string_view stem) const;
  Stem stem_of(Word word) const { return stems_[word]; }
  /// The words with `stem`.
  std::span<const Word> words_of(Stem stem) const {
    return std::span(words_).subspan(first_word_[stem], first_word_[stem + 1] - first_word_[stem]);
  }
  /// The words that are spelt so: one for each stem that languages make of it.
  std::vector<Word> spelt(std::string_view exact) const;

  /// What the numbers of a list mean; none where there is no such list.
  std::span<const Word> list(std::uint32_t number) const {
    return number < lists_.size() ? std::span<const Word>(lists_[number]) : std::span<const Word>();
  }

  std::size_t bytes() const;

 private:
  explicit WordTable(std::size_t most) : by_stem_(most), by_spelling_(most) {}

  Word number(std::uint64_t spelling, std::uint64_t stem);
  void group_by_stem();

  HashedNumbers by_stem_;
  HashedNumbers by_spelling_;
  std::vector<std::vector<Word>> lists_;
  /// By word.
  std::vector<Stem> stems_;
  /// By stem, and one more: where its words begin in words_.
  std::vector<std::uint32_t> first_word_ = {0};
  std::vector<Word> words_;
};

}  // namespace article_search
