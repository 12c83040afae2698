#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/search/state/index_view.h"

namespace article_search {

/// A word as passages spell it, case-folded, and how many of them have it.
struct IndexWord {
  std::string_view text;
  std::uint32_t passages = 0;

  bool operator==(const IndexWord&) const = default;
};

/// A word that is some edits away from another.
struct SimilarWord {
  IndexWord word;
  std::size_t distance = 0;
  /// Whether both have the same letters, so that some were only exchanged or doubled.
  bool has_same_letters = false;
};

/// The words of one state of the index, in memory, because looking for similar ones on disk takes
/// milliseconds. Constant after construction: one object serves all threads. The texts that it
/// returns live as long as it does.
///
/// Takes the words' own bytes and 24 bytes for each.
class IndexWords {
 public:
  /// A word and how many passages have it.
  using Counted = std::pair<std::string, std::uint32_t>;

  IndexWords() = default;

  /// Words given twice count together. In any order.
  explicit IndexWords(std::vector<Counted> words);

  std::size_t size() const { return passages_.size(); }
  /// What the object takes, without its own size.
  std::size_t memory_bytes() const;

  /// In how many passages `word` stands, as it is spelled; 0 when in none.
  std::uint32_t passages(std::string_view word) const;

  /// The commonest words that begin with `prefix`, most passages first, equal ones in the order of
  /// their bytes; at most `limit`. The word `prefix` itself, if there is one, stands first.
  std::vector<IndexWord> with_prefix(std::string_view prefix, std::size_t limit) const;

  /// The same of the words that have `part` in them.
  std::vector<IndexWord> containing(std::string_view part, std::size_t limit) const;

  /// Words of letters alone, at most `distance` edits (as EditDistance counts; 1 or 2) from `word`,
  /// which is none of them itself; in no order. Empty for a word of more than 64 letters.
  std::vector<SimilarWord> similar(std::string_view word, std::size_t distance) const;

 private:
  using Number = std::uint32_t;

  /// Words, or places, one behind the other.
  struct Range {
    Number begin = 0;
    Number end = 0;
  };

  /// The work of similar().
  class Search;

  /// One of the words that end alike.
  struct Ending {
    Number word = 0;
    std::uint32_t letters = 0;
  };

  void append(std::string_view word, std::uint32_t passages);
  void group_by_length();
  void order_endings();
  std::string_view text(Number word) const;
  /// The number of the first word for which `is_before(text)` is false, as it is for all behind it.
  template <typename IsBefore>
  Number first_not(const IsBefore& is_before) const;
  /// The commonest of the words from `begin` up to `end` that `is_wanted`; `first` before others.
  template <typename IsWanted>
  std::vector<IndexWord> commonest(Range range, std::size_t limit, const IsWanted& is_wanted) const;
  Number first_from(std::string_view word) const;
  /// The numbers of the words that begin with `prefix`.
  Range range_of(std::string_view prefix) const;

  /// All words, one behind the other, in the order of their bytes.
  std::string texts_;
  // By number, in that order.
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> passages_;

  // Words of letters alone, by length: their numbers, and which letters they have (one bit for
  // every 32nd code point).
  std::vector<Range> groups_;
  std::vector<Number> grouped_;
  std::vector<std::uint32_t> letters_;
  /// In the same groups, ordered by their last letters.
  std::vector<Ending> endings_;
};

/// The words of the texts, headings and titles of an index. Throws Xapian::Error.
IndexWords load_index_words(const IndexView& view);

}  // namespace article_search
