#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/varint.h"

namespace article_search {

/// That a document has something that has a number, such as a word, and how often.
struct Occurrence {
  Xapian::docid document = 0;
  std::uint32_t number = 0;
  std::uint32_t count = 0;
};

/// In which of some documents each of some numbers occurs, and how often: occurrences turned around
/// and packed. Constant after construction.
class PostingLists {
 public:
  /// What of a number is known while lists are made. All zero between two of them.
  struct State {
    std::uint32_t passages = 0;
    std::uint32_t occurrences = 0;
    Xapian::docid last = 0;
    /// Of its postings; then, where the next goes.
    std::uint32_t bytes = 0;
  };

  PostingLists() = default;
  /// `occurrences` in the order of documents, all behind `before`, of each document each number
  /// once. `states`, by number, saves making room for them each time.
  PostingLists(std::span<const Occurrence> occurrences,
               Xapian::docid before,
               std::vector<State>& states);

  /// Those that occur, ascending.
  const std::vector<std::uint32_t>& numbers() const { return numbers_; }
  /// By place in numbers(): in how many documents,
  const std::vector<std::uint32_t>& passages() const { return passages_; }
  /// and how often, all in all.
  const std::vector<std::uint32_t>& occurrences() const { return occurrences_; }

  bool has(std::uint32_t number) const { return std::ranges::binary_search(numbers_, number); }

  /// Calls `use` with each document that has `number`, and how often.
  template <typename Use>
  void for_each(std::uint32_t number, const Use& use) const {
    const auto known = std::ranges::lower_bound(numbers_, number);
    if (known == numbers_.end() || *known != number) return;
    const auto place = static_cast<std::size_t>(known - numbers_.begin());
    const char* at = bytes_.data() + begins_[place];
    const char* const end = bytes_.data() + begins_[place + 1];
    Xapian::docid document = before_;
    while (at != end) {
      const std::uint32_t head = schema::read_number(at, end);
      document += head / kCounts;
      std::uint32_t count = head % kCounts + 1;
      if (count > kMoreCounts) count += schema::read_number(at, end);
      use(document, count);
    }
  }

  /// Memory held.
  std::size_t bytes() const;

 private:
  // A posting is a number, four times the distance from the document before and, in what is left,
  // one less than the count; where that is kMoreCounts, how much more follows. So one byte is
  // enough for most: a branch that a processor cannot foresee takes longer than all else.
  static constexpr std::uint32_t kCounts = 4;
  static constexpr std::uint32_t kMoreCounts = kCounts - 1;

  static std::uint64_t head(Xapian::docid distance, std::uint32_t count);
  static std::size_t size_of_posting(Xapian::docid distance, std::uint32_t count);
  static char* write_posting(char* at, Xapian::docid distance, std::uint32_t count);

  void measure(std::span<const Occurrence> occurrences, std::vector<State>& states);
  void write(std::span<const Occurrence> occurrences, std::vector<State>& states);

  /// The document from which the first of a list is as far as it says.
  Xapian::docid before_ = 0;
  std::vector<std::uint32_t> numbers_;
  std::vector<std::uint32_t> passages_;
  std::vector<std::uint32_t> occurrences_;
  /// And one more: where the postings of each number begin.
  std::vector<std::uint32_t> begins_;
  std::string bytes_;
};

}  // namespace article_search
