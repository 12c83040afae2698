#include "indexer/schema/word_sequence.h"

namespace article_search::schema {

WordSequenceWriter::WordSequenceWriter(std::uint32_t list) { add_number(list); }

void WordSequenceWriter::add_text(std::span<const ListedToken> tokens) {
  if (tokens.empty()) return;
  if (!is_field_empty_) add_number(kNextText);
  is_field_empty_ = false;
  std::uint32_t last = 0;
  const ListedToken* compound = nullptr;
  const auto end_compound = [&] {
    add_number(kRepeated);
    add_word(compound->word);
    compound = nullptr;
  };
  for (const ListedToken& token : tokens) {
    if (compound != nullptr && token.position >= compound->position + compound->span) {
      end_compound();
    }
    if (token.position == last) add_number(kSamePlace);
    add_word(token.word);
    last = token.position;
    if (token.span > 1) compound = &token;
  }
  if (compound != nullptr) end_compound();
}

void WordSequenceWriter::add_word(std::uint32_t word) {
  add_number(std::uint64_t{kFirstWord} + word);
}

void WordSequenceWriter::begin_next_field() {
  add_number(kNextField);
  is_field_empty_ = true;
}

}  // namespace article_search::schema
