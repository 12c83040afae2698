#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/hashed_numbers.h"

namespace article_search::schema {

/// A word as its author spelled it, case-folded, and what it is matched by. (In several languages,
/// one word may have several stems.)
struct ListedWord {
  std::string exact;
  std::string stem;

  bool operator==(const ListedWord&) const = default;
};

/// Words and the numbers by which word sequences (word_sequence.h) refer to them. An index has as
/// many lists as it took parts to build it, so that parts are written apart; a number means what
/// the list says that its sequence names. Lists only grow, and are begun anew by a build. For one
/// writer, or any number of readers.
class WordList {
 public:
  /// An empty list; `number` is one that the index has no list of.
  explicit WordList(std::uint32_t number) : number_(number) {}

  /// Which of the index's lists it is.
  std::uint32_t number() const { return number_; }

  /// Numbers count up from 0 in the order in which words are first asked for, so that common ones
  /// are low.
  std::uint32_t number_of(std::string_view exact, std::string_view stem);

  /// By number.
  const std::vector<ListedWord>& words() const { return words_; }

 private:
  std::uint32_t number_ = 0;
  std::vector<ListedWord> words_;
  HashedNumbers numbers_;
};

/// Enters `list`, or what was added to it. Throws Xapian::Error.
void write_word_list(Xapian::WritableDatabase& index, const WordList& list);

/// The index's last list, or an empty one where that is large: what an update adds to. Throws
/// Xapian::Error.
WordList word_list_to_extend(const Xapian::Database& index);

/// The words of a list, as the index keeps them.
struct StoredWordList {
  std::uint32_t number = 0;
  /// By the word's number.
  std::vector<ListedWord> words;
};

/// All lists, in no order. Damaged ones are without words. Throws Xapian::Error.
std::vector<StoredWordList> read_word_lists(const Xapian::Database& index);

}  // namespace article_search::schema
