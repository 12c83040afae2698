#pragma once

#include <cstddef>
#include <cstdint>
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

/// The first of all candidates that it was shown, in constant time each and in memory for twice as
/// many as it keeps.
class TopMatches {
 public:
  explicit TopMatches(std::size_t kept) : kept_(kept) {}

  /// Null until add() drops candidates: what a candidate must come before.
  const Candidate* last() const { return is_full_ ? &last_ : nullptr; }

  void add(const Candidate& candidate) {
    if (is_full_ && !comes_before(candidate, last_)) return;
    take(candidate);
  }

  /// In order. Leaves nothing.
  std::vector<Candidate> take_sorted();

 private:
  void take(const Candidate& candidate);
  /// Leaves the first `kept_`, in no order.
  void drop_rest();

  std::size_t kept_;
  std::vector<Candidate> candidates_;
  bool is_full_ = false;
  Candidate last_;
};

}  // namespace article_search
