#include "server/search/query_builder.h"

#include <array>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"

namespace article_search {

namespace {

using schema::Field;

/// The fields whose words make a passage a hit.
constexpr std::array<Field, 3> kSearchedFields = {Field::body, Field::heading, Field::title};

Xapian::Query any_of(const std::vector<Xapian::Query>& queries) {
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

/// A synonym's weight beside the word that was typed, so that it ranks below.
constexpr double kSynonymWeight = 0.4;

Xapian::Query weighted(const Xapian::Query& query, double weight) {
  if (weight == 1.0 || query.empty()) return query;
  return {Xapian::Query::OP_SCALE_WEIGHT, query, weight};
}

/// `stems` one after the other in `field`; empty when the index lacks one of them, so that forms
/// which no passage has cost nothing.
Xapian::Query sequence_query(Field field,
                             const StemSequence& stems,
                             const Xapian::Database& index) {
  std::vector<std::string> terms;
  for (const std::string& stem : stems) {
    terms.push_back(schema::term(field, stem));
    if (!index.term_exists(terms.back())) return {};
  }
  if (terms.size() == 1) return {terms.front()};
  const auto window = static_cast<Xapian::termcount>(terms.size());
  return {Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), window};
}

Xapian::Query term_query(const QueryTerm& term, const Xapian::Database& index) {
  std::vector<Xapian::Query> ways;
  for (const Field field : kSearchedFields) {
    const double weight = schema::traits(field).weight;
    for (const StemSequence& form : term.forms) {
      ways.push_back(weighted(sequence_query(field, form, index), weight));
    }
    // A phrase weighs as much as all of its words; a synonym is to weigh as one, however long.
    for (const StemSequence& name : term.synonyms) {
      const double share = kSynonymWeight / static_cast<double>(name.size());
      ways.push_back(weighted(sequence_query(field, name, index), weight * share));
    }
  }
  if (!term.exact.empty()) {
    ways.push_back(weighted(Xapian::Query(schema::term(Field::exact, term.exact)),
                            schema::traits(Field::exact).weight));
  }
  return any_of(ways);
}

}  // namespace

Xapian::Query build_query(const ParsedQuery& query, const Xapian::Database& index) {
  std::vector<Xapian::Query> required;
  std::vector<Xapian::Query> optional;
  for (const QueryTerm& term : query.terms) {
    (term.is_required ? required : optional).push_back(term_query(term, index));
  }
  if (required.empty()) return any_of(optional);
  const Xapian::Query all(Xapian::Query::OP_AND, required.begin(), required.end());
  return {Xapian::Query::OP_AND_MAYBE, all, any_of(optional)};
}

}  // namespace article_search
