#include "server/search/sought_places.h"

#include <algorithm>

#include "indexer/schema/word_sequence.h"

namespace article_search {

SoughtPlaces::SoughtPlaces(const SoughtWords& sought, const WordSequences& words) : words_(words) {
  const WordTable& table = words.table();
  for (const std::string_view stem : sought.stems) add(table.words_of(table.find_stem(stem)));
  for (const std::string_view spelling : sought.spellings) add(table.spelt(spelling));
}

void SoughtPlaces::add(std::span<const WordTable::Word> words) {
  for (const WordTable::Word word : words) {
    for (const WordTable::Place& place : words_.table().places_of(word)) {
      if (place.list >= sought_.size()) sought_.resize(place.list + 1);
      Sought& sought = sought_[place.list];
      sought.numbers.push_back(place.number);
      sought.some.set(place.number % sought.some.size());
    }
  }
}

std::span<const std::uint32_t> SoughtPlaces::of(Xapian::docid document) {
  places_.clear();
  const std::string_view sequence = words_.of(document);
  const std::uint32_t list = schema::word_list_of(sequence);
  if (list >= sought_.size()) return places_;
  const Sought& sought = sought_[list];
  schema::for_each_word(sequence, [&](const schema::SequenceWord& word) {
    if (word.field != schema::Field::body) return false;
    const bool may_be = sought.some.test(word.word % sought.some.size());
    if (may_be && std::ranges::count(sought.numbers, word.word) > 0) {
      places_.push_back(word.position);
    }
    return true;
  });
  return places_;
}

}  // namespace article_search
