#include "server/search/spelt_words.h"

#include "indexer/schema/fields.h"
#include "indexer/schema/spellings.h"

namespace article_search {

namespace {

using schema::Field;
using Xapian::Query;

Query any_of(const std::vector<std::string>& terms) {
  return {Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace

Query spelt_query(const std::string& word, const Xapian::Database& index) {
  const std::string own_term = schema::term(Field::exact, word);
  Query query(own_term);
  if (index.term_exists(word)) {
    std::vector<std::string> others = schema::other_spellings(index, word);
    for (std::string& other : others) other = schema::term(Field::exact, other);
    query |= others.empty() ? Query(word) : Query(Query::OP_AND_NOT, Query(word), any_of(others));
  }
  return {Query::OP_SCALE_WEIGHT, query, schema::traits(Field::exact).weight};
}

std::vector<std::string> terms_of_spelling(const std::string& word, const Xapian::Database& index) {
  // All passages that have the word's own term beside it as a stem have the stem.
  if (index.term_exists(word)) return {word};
  std::string own_term = schema::term(Field::exact, word);
  if (!index.term_exists(own_term)) return {};
  return {std::move(own_term)};
}

}  // namespace article_search
