#include "server/search/word_sequences.h"

#include "indexer/schema/fields.h"

namespace article_search {

using schema::slot;
using schema::ValueSlot;

WordSequences WordSequences::load(const Xapian::Database& index) {
  WordSequences words(WordTable::load(index));
  const auto begin_until = [&](Xapian::docid document) {
    words.begins_.resize(document + 1, words.sequences_.size());
  };
  words.begins_.reserve(index.get_lastdocid() + 2);
  const auto end = index.valuestream_end(slot(ValueSlot::words));
  for (auto at = index.valuestream_begin(slot(ValueSlot::words)); at != end; ++at) {
    begin_until(at.get_docid());
    words.sequences_ += *at;
  }
  begin_until(index.get_lastdocid() + 1);
  words.sequences_.shrink_to_fit();
  return words;
}

std::size_t WordSequences::bytes() const {
  return table_.bytes() + sequences_.capacity() + begins_.capacity() * sizeof(std::size_t);
}

}  // namespace article_search
