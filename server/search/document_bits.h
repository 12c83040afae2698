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
    for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
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
  static constexpr std::size_t kBits = 64;

  std::array<std::uint64_t, kSize / kBits> words_{};
};

}  // namespace article_search
