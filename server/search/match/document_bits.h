#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace article_search {

/// Some of kSize documents that follow each other, one bit each, by their places among these.
class DocumentBits {
 public:
  static constexpr std::size_t kSize = 4096;

  void set(std::size_t place) { words_[place / kBits] |= std::uint64_t{1} << (place % kBits); }
  bool has(std::size_t place) const { return (words_[place / kBits] >> (place % kBits) & 1U) != 0; }

  void clear() { words_.fill(0); }
  void fill() { words_.fill(~std::uint64_t{0}); }

  bool any() const {
    std::uint64_t all = 0;
    for (const std::uint64_t word : words_) all |= word;
    return all != 0;
  }

  std::size_t count() const {
    std::size_t count = 0;
    for (const std::uint64_t word : words_) count += count_bits(word);
    return count;
  }

  DocumentBits& operator&=(const DocumentBits& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= other.words_[at];
    return *this;
  }
  DocumentBits& operator|=(const DocumentBits& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] |= other.words_[at];
    return *this;
  }
  DocumentBits& operator-=(const DocumentBits& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] &= ~other.words_[at];
    return *this;
  }

  /// Gives each place that is set to `visit`, in ascending order.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      for (std::uint64_t left = words_[at]; left != 0; left &= left - 1) {
        visit(at * kBits + static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
  }

  /// Takes out each place for which `is_kept` is false.
  template <typename IsKept>
  void keep_if(const IsKept& is_kept) {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      for (std::uint64_t left = words_[at]; left != 0; left &= left - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(left));
        if (!is_kept(at * kBits + bit)) words_[at] &= ~(std::uint64_t{1} << bit);
      }
    }
  }

 private:
  /// Sums of two, four and eight bits side by side (Warren, Hacker's Delight, 5-1): compilers make
  /// of it what std::popcount() is only on processors of which they may know that it is there.
  static std::uint64_t count_bits(std::uint64_t word) {
    constexpr std::uint64_t kOfTwo = 0x5555555555555555;
    constexpr std::uint64_t kOfFour = 0x3333333333333333;
    constexpr std::uint64_t kOfEight = 0x0F0F0F0F0F0F0F0F;
    constexpr std::uint64_t kAll = 0x0101010101010101;
    constexpr unsigned kHighest = 56;
    word -= (word >> 1U) & kOfTwo;
    word = (word & kOfFour) + ((word >> 2U) & kOfFour);
    return (((word + (word >> 4U)) & kOfEight) * kAll) >> kHighest;
  }

  static constexpr std::size_t kBits = 64;

  std::array<std::uint64_t, kSize / kBits> words_{};
};

}  // namespace article_search
