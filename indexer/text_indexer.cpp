#include "indexer/text_indexer.h"

#include <algorithm>

namespace article_search {

IndexedText TextIndexer::index(std::string_view text, schema::WordList& list) {
  const std::span<const schema::NumberedToken> tokens = analyzer_.analyze_numbered(text);
  forget_unless_of(list);
  words_.clear();
  stems_.clear();
  for (const schema::NumberedToken& token : tokens) {
    const KnownWord word = known(token.word, list);
    words_.push_back({.word = word.listed, .position = token.position, .span = token.span});
    count(word.stem);
  }
  for (const CountedStem& stem : stems_) places_[stem.stem] = 0;
  return {words_, stems_};
}

void TextIndexer::forget_unless_of(const schema::WordList& list) {
  if (list_ == list.number() && memory_ == analyzer_.memory_number()) return;
  list_ = list.number();
  memory_ = analyzer_.memory_number();
  known_.clear();
}

const TextIndexer::KnownWord& TextIndexer::known(std::uint32_t word, schema::WordList& list) {
  if (word >= known_.size()) known_.resize(std::max<std::size_t>(word + 1, known_.size() * 2));
  KnownWord& known = known_[word];
  if (known.listed == kUnknown) {
    const schema::AnalyzedWord& forms = analyzer_.word(word);
    known = {.listed = list.number_of(forms.exact, stem(forms.stem)), .stem = forms.stem};
  }
  return known;
}

void TextIndexer::count(std::uint32_t stem) {
  if (stem >= places_.size()) places_.resize(std::max<std::size_t>(stem + 1, places_.size() * 2));
  if (places_[stem] == 0) {
    stems_.push_back({.stem = stem, .count = 0});
    places_[stem] = static_cast<std::uint32_t>(stems_.size());
  }
  ++stems_[places_[stem] - 1].count;
}

}  // namespace article_search
