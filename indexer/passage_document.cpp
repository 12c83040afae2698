#include "indexer/passage_document.h"

#include <algorithm>
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
using schema::Token;
using schema::ValueSlot;

/// Adds a term for each stem of `tokens`, which counts its occurrences.
void add_stems(Xapian::Document& document, Field field, const std::vector<Token>& tokens) {
  std::vector<std::string_view> stems;
  stems.reserve(tokens.size());
  for (const Token& token : tokens) stems.push_back(token.stem);
  std::sort(stems.begin(), stems.end());
  for (auto stem = stems.begin(); stem != stems.end();) {
    const auto next = std::find_if(stem, stems.end(), [&](auto other) { return other != *stem; });
    document.add_term(term(field, *stem), static_cast<Xapian::termcount>(next - stem));
    stem = next;
  }
}

/// Adds what is searched of a passage, text by text.
class SearchedTexts {
 public:
  SearchedTexts(Xapian::Document& document, schema::Analyzer& analyzer, schema::WordList& words)
      : document_(document), analyzer_(analyzer), sequence_(words) {}

  void add(Field field, const std::string& text) {
    const std::vector<Token> tokens = analyzer_.analyze(text);
    add_stems(document_, field, tokens);
    sequence_.add_text(tokens);
  }

  void begin_next_field() { sequence_.begin_next_field(); }

  /// After all texts.
  void add_sequence() { document_.add_value(slot(ValueSlot::words), sequence_.take()); }

 private:
  Xapian::Document& document_;
  schema::Analyzer& analyzer_;
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
                               schema::Analyzer& analyzer,
                               schema::WordList& words) {
  Xapian::Document document;
  SearchedTexts texts(document, analyzer, words);
  texts.add(Field::body, passage.text);
  texts.begin_next_field();
  for (const std::string& heading : passage.section) texts.add(Field::heading, heading);
  texts.begin_next_field();
  if (passage.position == 1) texts.add(Field::title, article.title);
  texts.add_sequence();
  const schema::FacetValues values = facet_values(passage, article);
  add_filters(document, passage, values);
  add_values(document, passage, values);
  document.set_data(encode(passage));
  return document;
}

}  // namespace article_search
