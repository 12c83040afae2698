#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <xapian.h>

namespace article_search {

/// A match on its way into an order.
struct Candidate {
  Xapian::docid document = 0;
  /// Breaks ties.
  std::uint32_t place = 0;
  /// Sorts before all else, lower first.
  std::uint64_t key = 0;
  /// Sorts before the score.
  bool has_all_words = false;
  double score = 0;
};

/// By key, then those with all words, then by score, highest first, then by place.
inline bool comes_before(const Candidate& left, const Candidate& right) {
  if (left.key != right.key) return left.key < right.key;
  if (left.has_all_words != right.has_all_words) return left.has_all_words;
  if (left.score != right.score) return left.score > right.score;
  return left.place < right.place;
}

/// The first of all entries that it was shown, by comes_before(), in constant time each and in
/// memory for twice as many as it keeps.
template <typename Entry>
class TopEntries {
 public:
  explicit TopEntries(std::size_t kept) : kept_(kept) {}

  /// Null until add() drops entries: what an entry must come before.
  const Entry* last() const { return is_full_ ? &last_ : nullptr; }

  void add(const Entry& entry) {
    if (kept_ == 0 || (is_full_ && !comes_before(entry, last_))) return;
    entries_.push_back(entry);
    if (entries_.size() >= 2 * kept_) drop_rest();
  }

  /// In order. Leaves nothing.
  std::vector<Entry> take_sorted() {
    if (entries_.size() > kept_) drop_rest();
    std::sort(entries_.begin(), entries_.end(), is_before);
    return std::exchange(entries_, {});
  }

 private:
  static bool is_before(const Entry& left, const Entry& right) { return comes_before(left, right); }

  /// Leaves the first `kept_`, in no order.
  void drop_rest() {
    const auto last = entries_.begin() + static_cast<std::ptrdiff_t>(kept_ - 1);
    std::nth_element(entries_.begin(), last, entries_.end(), is_before);
    entries_.resize(kept_);
    is_full_ = true;
    last_ = entries_.back();
  }

  std::size_t kept_;
  std::vector<Entry> entries_;
  bool is_full_ = false;
  Entry last_ = {};
};

}  // namespace article_search
