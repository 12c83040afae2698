#include "indexer/schema/vocabulary.h"

#include <cstdint>

#include "indexer/schema/record.h"

namespace article_search::schema {

std::string encode(const Vocabulary& vocabulary) {
  RecordWriter record;
  record.number(vocabulary.size());
  for (const VocabularyTerm& term : vocabulary) {
    record.text(term.label).texts(term.aliases).text(term.definition).text(term.topic);
  }
  return record.take();
}

tl::expected<Vocabulary, std::string> decode_vocabulary(std::string_view data) {
  if (data.empty()) return Vocabulary{};
  RecordReader record(data);
  Vocabulary vocabulary;
  for (std::uint64_t left = record.number(); left > 0 && record.is_sound(); --left) {
    VocabularyTerm term;
    term.label = record.text();
    term.aliases = record.texts();
    term.definition = record.text();
    term.topic = record.text();
    vocabulary.push_back(std::move(term));
  }
  if (!record.is_complete()) {
    return tl::unexpected<std::string>("the stored vocabulary is damaged; build the index anew");
  }
  return vocabulary;
}

}  // namespace article_search::schema
