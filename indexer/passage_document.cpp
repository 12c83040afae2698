#include "indexer/passage_document.h"

#include <string>
#include <utility>

#include "indexer/schema/facets.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/language_analyzers.h"

namespace article_search {

namespace {

using schema::Field;
using schema::slot;
using schema::term;
using schema::Token;
using schema::TokenForm;
using schema::ValueSlot;

/// Adds the words of `text` after the last position used, and returns the last one used now.
/// The gap keeps phrases from reaching from one text into the next.
Xapian::termpos add_words(Xapian::Document& document,
                          Field field,
                          const std::vector<Token>& tokens,
                          Xapian::termpos last_position) {
  constexpr Xapian::termpos kGap = 100;
  const Xapian::termpos base = last_position == 0 ? 0 : last_position + kGap;
  for (const Token& token : tokens) {
    const std::string word = term(field, token.stem);
    document.add_posting(word, base + token.position);
    // Both ends of a compound have neighbours: "the well-being scale" is "wellbeing scale" too.
    if (token.form == TokenForm::joined) {
      document.add_posting(word, base + token.position + token.span - 1, 0);
    }
    last_position = base + token.position + token.span - 1;
  }
  return last_position;
}

void add_headings(Xapian::Document& document, const Passage& passage, schema::Analyzer& analyzer) {
  Xapian::termpos last_position = 0;
  for (const std::string& heading : passage.section) {
    last_position = add_words(document, Field::heading, analyzer.analyze(heading), last_position);
  }
}

/// Returns the spellings that the document tells.
std::vector<schema::Spelling> add_body(Xapian::Document& document,
                                       const Passage& passage,
                                       schema::Analyzer& analyzer) {
  const std::vector<Token> tokens = analyzer.analyze(passage.text);
  add_words(document, Field::body, tokens, 0);
  std::vector<schema::Spelling> told = schema::told_spellings(tokens);
  for (const schema::Spelling& spelling : told) {
    document.add_term(term(Field::exact, spelling.exact));
  }
  return told;
}

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

PassageDocument make_document(const Passage& passage,
                              const Article& article,
                              schema::Analyzer& analyzer) {
  Xapian::Document document;
  std::vector<schema::Spelling> spellings = add_body(document, passage, analyzer);
  add_headings(document, passage, analyzer);
  if (passage.position == 1) {
    add_words(document, Field::title, analyzer.analyze(article.title), 0);
  }
  const schema::FacetValues values = facet_values(passage, article);
  add_filters(document, passage, values);
  add_values(document, passage, values);
  document.set_data(encode(passage));
  return {std::move(document), std::move(spellings)};
}

}  // namespace article_search
