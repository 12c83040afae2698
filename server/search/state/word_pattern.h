#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/fields.h"
#include "server/search/state/word_sequences.h"

namespace article_search {

/// Words that stand together in one field of a passage.
struct WordPattern {
  enum class Order : std::uint8_t { as_given, any };

  schema::Field field = schema::Field::body;
  /// Two or more.
  std::vector<std::string> stems = {};
  /// How many places they take together, at most; at least as many as there are stems.
  std::size_t window = 0;
  Order order = Order::as_given;
};

/// Whether the words must stand one behind the other.
bool is_row(const WordPattern& pattern);

/// The numbers of the stems; kNoStem where no text has one.
std::vector<WordSequences::Stem> numbers_of(const std::vector<std::string>& stems,
                                            const WordSequences& words);

/// The terms of the index that `pattern` asks for, in its order.
std::vector<std::string> terms_of(const WordPattern& pattern);

/// Looks for one pattern in the sequences of many passages. One thread; `words` must outlive it.
class PatternFinder {
 public:
  PatternFinder(WordPattern pattern, const WordSequences& words);

  /// Whether `document` has the pattern. Where a stem is asked for twice it must stand there twice.
  bool is_in(Xapian::docid document);

 private:
  /// Places in the pattern, one bit each.
  using Roles = std::uint32_t;

  static constexpr std::size_t kMostInRow = 32;

  /// A word that stands for some of the pattern's.
  struct Wanted {
    WordTable::Word word = WordTable::kNone;
    Roles roles = 0;
    std::vector<std::size_t> places;
  };

  /// What is known of a beginning of the pattern, up to one of its words.
  struct Beginning {
    /// Where the latest one begins that ends here or before, and that ends before; 0 for none.
    std::uint32_t start = 0;
    std::uint32_t start_before = 0;
    /// Where `start` was found.
    std::uint32_t here = 0;

    std::uint32_t before(std::uint32_t position) const {
      return here == position ? start_before : start;
    }
    void note(std::uint32_t new_start, std::uint32_t position) {
      if (here != position) start_before = start;
      here = position;
      start = std::max(start, new_start);
    }
  };

  void add(WordTable::Word word, std::size_t at);
  std::vector<std::uint16_t>& find_in(std::uint32_t list);

  template <typename Use>
  void for_each_wanted(Xapian::docid document, const Use& use) const;
  bool stand_in_row(Xapian::docid document) const;
  bool stand_in_order(Xapian::docid document);
  bool stand_near(Xapian::docid document);

  WordPattern pattern_;
  const WordSequences& words_;
  std::vector<WordSequences::Stem> stems_;
  std::vector<Wanted> wanted_;
  /// By list and number in it, what is wanted there: 1 more than its place in wanted_, else 0; none
  /// of lists without any.
  std::vector<std::vector<std::uint16_t>> in_lists_;
  // By the pattern's words, in the passage at hand.
  std::vector<Beginning> beginnings_;
  /// Where each stands; 0 for nowhere.
  std::vector<std::uint32_t> latest_;
  /// By a stem's first place in the pattern: which of its places is the oldest.
  std::vector<std::size_t> turns_;
};

}  // namespace article_search
