#include "indexer/passage_document.h"

#include <string>

#include "indexer/schema/fields.h"

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

void add_body(Xapian::Document& document, const Passage& passage, schema::Analyzer& analyzer) {
  const std::vector<Token> tokens = analyzer.analyze(passage.text);
  add_words(document, Field::body, tokens, 0);
  for (const Token& token : tokens) document.add_term(term(Field::exact, token.exact));
}

void add_filters(Xapian::Document& document, const Passage& passage) {
  document.add_boolean_term(term(Field::id, passage.id));
  document.add_boolean_term(term(Field::article, passage.article_id));
  document.add_boolean_term(term(Field::kind, to_string(passage.kind)));
  constexpr std::size_t kYearDigits = 4;
  if (!passage.date.empty()) {
    document.add_boolean_term(term(Field::year, passage.date.substr(0, kYearDigits)));
  }
}

void add_values(Xapian::Document& document, const Passage& passage) {
  document.add_value(slot(ValueSlot::passage_id), passage.id);
  document.add_value(slot(ValueSlot::article_id), passage.article_id);
  document.add_value(slot(ValueSlot::position), Xapian::sortable_serialise(passage.position));
  if (!passage.date.empty()) document.add_value(slot(ValueSlot::date), passage.date);
}

}  // namespace

Xapian::Document make_document(const Passage& passage,
                               std::string_view article_title,
                               schema::Analyzer& analyzer) {
  Xapian::Document document;
  add_body(document, passage, analyzer);
  add_headings(document, passage, analyzer);
  if (passage.position == 1) {
    add_words(document, Field::title, analyzer.analyze(article_title), 0);
  }
  add_filters(document, passage);
  add_values(document, passage);
  document.set_data(encode(passage));
  return document;
}

}  // namespace article_search
