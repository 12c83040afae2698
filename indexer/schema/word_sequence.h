#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/stem_list.h"

namespace article_search::schema {

// The words of a passage in their order, which phrases and nearness are decided by and passages
// are compared by: the content of ValueSlot::words. Xapian's positions say the same in four times
// the room and with a look-up for each word.
//
// A sequence is numbers as LEB128 varints. The first says which StemList its stems are of; then
// come the words of the text, of the headings and of the title, each kNextField apart. A number
// from kFirstStem on is a stem's number in the list, plus kFirstStem; it stands one place behind
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
inline constexpr std::uint32_t kFirstStem = 4;

/// Keeps phrases and nearness from reaching from one heading into the next.
inline constexpr std::uint32_t kTextGap = 100;

/// Puts a passage's sequence together. For one passage; `stems` must outlive it.
class WordSequenceWriter {
 public:
  explicit WordSequenceWriter(StemList& stems);

  /// The next text of the field.
  void add_text(const std::vector<Token>& tokens);
  /// Text, headings and title follow each other in this order.
  void begin_next_field();

  std::string take() { return std::move(bytes_); }

 private:
  void add_number(std::uint64_t number);

  StemList& stems_;
  std::string bytes_;
  bool is_field_empty_ = true;
};

/// A word of a sequence.
struct SequenceWord {
  Field field = Field::body;
  /// In its field, from 1.
  std::uint32_t position = 0;
  /// In the list.
  std::uint32_t stem = 0;
  /// It is the end of a compound that was met before.
  bool is_repeated = false;
};

/// Reads one varint and moves `at` behind it; 0 past the end. Bytes beyond what a number needs are
/// ignored, so any bytes can be read.
inline std::uint32_t read_number(const char*& at, const char* end) {
  constexpr unsigned kMore = 0x80;
  constexpr unsigned kBits = 7;
  std::uint32_t number = 0;
  for (unsigned shift = 0; at != end; shift += kBits) {
    const auto byte = static_cast<unsigned char>(*at++);
    if (shift < 32) number |= (byte & (kMore - 1)) << shift;
    if ((byte & kMore) == 0) break;
  }
  return number;
}

/// The number of the list that `sequence` names.
inline std::uint32_t stem_list_of(std::string_view sequence) {
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
    if (number >= kFirstStem) {
      word.position += step;
      word.stem = number - kFirstStem;
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
