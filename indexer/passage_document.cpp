#include "indexer/passage_document.h"

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/facets.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/language_analyzers.h"
#include "indexer/schema/word_sequence.h"

namespace article_search {

namespace {

using schema::Field;
using schema::slot;
using schema::term;
using schema::ValueSlot;

/// Adds what is searched of a passage, text by text.
class SearchedTexts {
 public:
  SearchedTexts(Xapian::Document& document, TextIndexer& texts, schema::WordList& list)
      : document_(document), texts_(texts), list_(list), sequence_(list.number()) {}

  void add(Field field, const std::string& text) {
    const IndexedText indexed = texts_.index(text, list_);
    for (const auto& [stem, count] : indexed.stems) {
      document_.add_term(term(field, texts_.stem(stem)), count);
    }
    sequence_.add_text(indexed.words);
  }

  void begin_next_field() { sequence_.begin_next_field(); }

  /// After all texts.
  void add_sequence() { document_.add_value(slot(ValueSlot::words), sequence_.take()); }

 private:
  Xapian::Document& document_;
  TextIndexer& texts_;
  schema::WordList& list_;
  schema::WordSequenceWriter sequence_;
};

std::vector<std::string> none_if_empty(std::string_view value) {
  return value.empty() ? std::vector<std::string>() : std::vector{std::string(value)};
}

schema::FacetValues facet_values(const Passage& passage, const Article& article) {
  constexpr std::size_t kYearDigits = 4;
  return {none_if_empty(to_string(passage.kind)),
          none_if_empty(passage.article_id),
          none_if_empty(passage.date.substr(0, kYearDigits)),
          passage.institutions,
          passage.places,
          passage.topics,
          passage.people,
          none_if_empty(to_string(passage.role)),
          none_if_empty(schema::primary_language(article.language))};
}

void add_filters(Xapian::Document& document,
                 const Passage& passage,
                 const schema::FacetValues& values) {
  document.add_boolean_term(term(Field::id, passage.id));
  for (const schema::FacetTraits& facet : schema::kFacets) {
    for (const std::string& value : values[static_cast<std::size_t>(facet.facet)]) {
      document.add_boolean_term(facet_term(facet.facet, value));
    }
  }
}

void add_values(Xapian::Document& document,
                const Passage& passage,
                const schema::FacetValues& values) {
  document.add_value(slot(ValueSlot::passage_id), passage.id);
  document.add_value(slot(ValueSlot::article_id), passage.article_id);
  document.add_value(slot(ValueSlot::position), Xapian::sortable_serialise(passage.position));
  if (!passage.date.empty()) document.add_value(slot(ValueSlot::date), passage.date);
  document.add_value(slot(ValueSlot::facets), schema::encode(values));
}

}  // namespace

Xapian::Document make_document(const Passage& passage,
                               const Article& article,
                               TextIndexer& texts,
                               schema::WordList& words) {
  Xapian::Document document;
  SearchedTexts searched(document, texts, words);
  searched.add(Field::body, passage.text);
  searched.begin_next_field();
  for (const std::string& heading : passage.section) searched.add(Field::heading, heading);
  searched.begin_next_field();
  if (passage.position == 1) searched.add(Field::title, article.title);
  searched.add_sequence();
  const schema::FacetValues values = facet_values(passage, article);
  add_filters(document, passage, values);
  add_values(document, passage, values);
  document.add_value(slot(ValueSlot::stored_passage), encode(passage));
  return document;
}

}  // namespace article_search
