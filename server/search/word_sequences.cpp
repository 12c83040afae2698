#include "server/search/word_sequences.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "indexer/schema/content_hash.h"
#include "indexer/schema/stem_list.h"

namespace article_search {

using schema::slot;
using schema::ValueSlot;

WordSequences WordSequences::load(const Xapian::Database& index) {
  WordSequences words;
  words.load_stems(index);
  words.load_sequences(index);
  words.count_passages();
  return words;
}

void WordSequences::load_stems(const Xapian::Database& index) {
  const std::vector<schema::StoredStemList> lists = schema::read_stem_lists(index);
  std::size_t most = 0;
  for (const schema::StoredStemList& list : lists) most += list.stems.size();
  entries_.resize(std::bit_ceil(most + most / 3 + 1));
  Stem next = 0;
  for (const schema::StoredStemList& list : lists) {
    if (list.number >= lists_.size()) lists_.resize(list.number + 1);
    std::vector<Stem>& numbers = lists_[list.number];
    numbers.reserve(list.stems.size());
    for (const std::string& stem : list.stems) {
      const std::uint64_t hash = schema::hash64(stem);
      Entry& entry = entries_[place_of(hash)];
      if (entry.stem == kNoStem) entry = {hash, next++};
      numbers.push_back(entry.stem);
    }
  }
  passages_.resize(next);
}

void WordSequences::load_sequences(const Xapian::Database& index) {
  begins_.reserve(index.get_lastdocid() + 2);
  const auto begin_until = [&](Xapian::docid document) {
    begins_.resize(document + 1, sequences_.size());
  };
  const auto end = index.valuestream_end(slot(ValueSlot::words));
  for (auto at = index.valuestream_begin(slot(ValueSlot::words)); at != end; ++at) {
    begin_until(at.get_docid());
    sequences_ += *at;
  }
  begin_until(index.get_lastdocid() + 1);
  sequences_.shrink_to_fit();
}

void WordSequences::count_passages() {
  std::vector<Xapian::docid> last_with(passages_.size());
  for (Xapian::docid document = 1; document + 1 < begins_.size(); ++document) {
    for_each_word(document, [&](const Word& word) {
      if (word.field != schema::Field::body) return false;
      if (word.stem == kNoStem || last_with[word.stem] == document) return true;
      last_with[word.stem] = document;
      ++passages_[word.stem];
      return true;
    });
  }
}

WordSequences::Stem WordSequences::find(std::string_view stem) const {
  return entries_[place_of(schema::hash64(stem))].stem;
}

std::size_t WordSequences::place_of(std::uint64_t hash) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t place = hash & mask;
  while (entries_[place].stem != kNoStem && entries_[place].hash != hash) {
    place = (place + 1) & mask;
  }
  return place;
}

const std::vector<WordSequences::Stem>& WordSequences::list_of(std::string_view sequence) const {
  static const std::vector<Stem> kNone;
  const std::uint32_t list = schema::stem_list_of(sequence);
  return list < lists_.size() ? lists_[list] : kNone;
}

std::size_t WordSequences::bytes() const {
  std::size_t bytes = sequences_.capacity() + begins_.capacity() * sizeof(std::size_t) +
                      passages_.capacity() * sizeof(std::uint32_t) +
                      entries_.capacity() * sizeof(Entry);
  for (const auto& list : lists_) bytes += list.capacity() * sizeof(Stem);
  return bytes;
}

}  // namespace article_search
