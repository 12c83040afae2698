#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/varint.h"

namespace article_search::schema {

// The words of a passage in their order, and as they are spelt: the content of ValueSlot::words.
// Phrases and nearness are decided by it, exact spellings found, and passages compared. Xapian's
// positions and a term for each spelling say the same in six times the room.
//
// A sequence is numbers as LEB128 varints. The first says which WordList its words are of; then
// come the words of the text, of the headings and of the title, each kNextField apart. A number
// from kFirstWord on is a word's number in the list, plus kFirstWord; it stands one place behind
// the last one, but for what the marks say.

/// The next word stands where the last one does: a compound ("well-being") begins with what it is
/// written together ("wellbeing").
inline constexpr std::uint32_t kSamePlace = 0;
/// The next word stands where the last one does, and stood before: so a compound ends.
inline constexpr std::uint32_t kRepeated = 1;
/// The next heading begins, kTextGap places on.
inline constexpr std::uint32_t kNextText = 2;
/// The headings, or the title, begin.
inline constexpr std::uint32_t kNextField = 3;
inline constexpr std::uint32_t kFirstWord = 4;

/// Keeps phrases and nearness from reaching from one heading into the next.
inline constexpr std::uint32_t kTextGap = 100;

/// A word of a text and its place: `position` and `span` as in Token.
struct ListedToken {
  /// In the list.
  std::uint32_t word = 0;
  std::uint32_t position = 0;
  std::uint32_t span = 1;
};

/// Puts a passage's sequence together, of words of the list with the number given. For one passage.
class WordSequenceWriter {
 public:
  explicit WordSequenceWriter(std::uint32_t list);

  /// The next text of the field; tokens are in the order that an Analyzer gives them, where no two
  /// compounds overlap.
  void add_text(std::span<const ListedToken> tokens);
  /// Text, headings and title follow each other in this order.
  void begin_next_field();

  std::string take() { return std::move(bytes_); }

 private:
  void add_word(std::uint32_t word);
  void add_number(std::uint64_t number) { append_number(bytes_, number); }

  std::string bytes_;
  bool is_field_empty_ = true;
};

/// A word of a sequence.
struct SequenceWord {
  Field field = Field::body;
  /// In its field, from 1.
  std::uint32_t position = 0;
  /// In the list.
  std::uint32_t word = 0;
  /// It is the end of a compound that was met before.
  bool is_repeated = false;
};

/// The number of the list that `sequence` names.
inline std::uint32_t word_list_of(std::string_view sequence) {
  const char* at = sequence.data();
  return read_number(at, at + sequence.size());
}

/// Calls `use` with each word of `sequence`, in order, as long as it returns true. Any bytes are
/// accepted.
template <typename Use>
void for_each_word(std::string_view sequence, const Use& use) {
  constexpr std::array kOrder = {Field::body, Field::heading, Field::title};
  const char* at = sequence.data();
  const char* const end = at + sequence.size();
  read_number(at, end);
  SequenceWord word;
  std::size_t field = 0;
  std::uint32_t step = 1;
  while (at != end) {
    const std::uint32_t number = read_number(at, end);
    if (number >= kFirstWord) {
      word.position += step;
      word.word = number - kFirstWord;
      if (!use(word)) return;
      word.is_repeated = false;
      step = 1;
    } else if (number == kNextField) {
      if (++field == kOrder.size()) return;
      word = {.field = kOrder[field]};
      step = 1;
    } else if (number == kNextText) {
      step = kTextGap + 1;
    } else {
      step = 0;
      word.is_repeated = number == kRepeated;
    }
  }
}

}  // namespace article_search::schema
