#include "indexer/schema/word_sequence.h"

#include <algorithm>

namespace article_search::schema {

namespace {

/// A word at its place; compounds stand at both of their ends.
struct PlacedWord {
  std::uint32_t position = 0;
  const Token* token = nullptr;
  bool is_repeated = false;
};

/// The words of `tokens` in the order of their places.
std::vector<PlacedWord> placed(const std::vector<Token>& tokens) {
  std::vector<PlacedWord> words;
  words.reserve(tokens.size());
  bool has_compounds = false;
  for (const Token& token : tokens) {
    words.push_back({token.position, &token, false});
    if (token.span == 1) continue;
    words.push_back({token.position + token.span - 1, &token, true});
    has_compounds = true;
  }
  if (has_compounds) {
    std::stable_sort(words.begin(), words.end(), [](const auto& left, const auto& right) {
      if (left.position != right.position) return left.position < right.position;
      return !left.is_repeated && right.is_repeated;
    });
  }
  return words;
}

}  // namespace

WordSequenceWriter::WordSequenceWriter(WordList& words) : words_(words) {
  add_number(words.number());
}

void WordSequenceWriter::add_text(const std::vector<Token>& tokens) {
  if (tokens.empty()) return;
  if (!is_field_empty_) add_number(kNextText);
  is_field_empty_ = false;
  std::uint32_t last = 0;
  for (const auto& [position, token, is_repeated] : placed(tokens)) {
    if (position == last) add_number(is_repeated ? kRepeated : kSamePlace);
    add_number(std::uint64_t{kFirstWord} + words_.number_of(token->exact, token->stem));
    last = position;
  }
}

void WordSequenceWriter::begin_next_field() {
  add_number(kNextField);
  is_field_empty_ = true;
}

}  // namespace article_search::schema
