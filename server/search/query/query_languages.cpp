#include "server/search/query/query_languages.h"

#include <algorithm>
#include <string>

#include "indexer/schema/fields.h"
#include "server/search/query/query_terms.h"

namespace article_search {

namespace {

bool has_all(const Xapian::Database& index, const StemSequence& stems) {
  return std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) {
    return index.term_exists(schema::term(schema::Field::body, stem));
  });
}

void add_unless_known(std::vector<StemSequence>& forms, const StemSequence& form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
}

void add_forms(QueryTerm& term, schema::Analyzer& analyzer) {
  const std::vector<schema::Token> tokens = analyzer.analyze(term.text);
  if (tokens.empty()) return;
  const QueryTerm read = make_term(term.text, tokens);
  term.language_forms.push_back(read.forms.front());
  for (const StemSequence& form : read.forms) add_unless_known(term.forms, form);
}

/// Ranking looks closest at the first form.
void put_known_form_first(QueryTerm& term, const Xapian::Database& index) {
  if (has_all(index, term.forms.front())) return;
  const auto known = std::find_if(term.language_forms.begin(), term.language_forms.end(),
                                  [&](const StemSequence& form) { return has_all(index, form); });
  if (known == term.language_forms.end()) return;
  const auto place = std::find(term.forms.begin(), term.forms.end(), *known);
  std::rotate(term.forms.begin(), place, place + 1);
}

}  // namespace

void add_language_forms(std::vector<QueryTerm>& terms,
                        std::span<schema::Analyzer* const> others,
                        const Xapian::Database& index) {
  if (others.empty()) return;
  for (QueryTerm& term : terms) {
    if (term.forms.empty()) continue;
    term.language_forms.push_back(term.forms.front());
    for (schema::Analyzer* const analyzer : others) add_forms(term, *analyzer);
    put_known_form_first(term, index);
  }
}

}  // namespace article_search
