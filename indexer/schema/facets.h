#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/schema/fields.h"

namespace article_search::schema {

/// What hits are counted and restricted by. The order is that of records and of answers.
enum class Facet { kind, article, year, institution, place, topic, person, role, language };

/// How a value becomes a term: a name of ours (an id, a kind, a year) as it is, a text folded.
enum class FacetForm { verbatim, folded };

struct FacetTraits {
  Facet facet;
  /// As in queries, parameters and answers.
  std::string_view name;
  /// The field that has the values' terms.
  Field field;
  FacetForm form;
};

inline constexpr std::array<FacetTraits, 9> kFacets = {{
    {Facet::kind, "kind", Field::kind, FacetForm::verbatim},
    {Facet::article, "article", Field::article, FacetForm::verbatim},
    {Facet::year, "year", Field::year, FacetForm::verbatim},
    {Facet::institution, "institution", Field::institution, FacetForm::folded},
    {Facet::place, "place", Field::place, FacetForm::folded},
    {Facet::topic, "topic", Field::topic, FacetForm::folded},
    {Facet::person, "person", Field::person, FacetForm::folded},
    {Facet::role, "role", Field::role, FacetForm::verbatim},
    {Facet::language, "language", Field::language, FacetForm::verbatim},
}};

constexpr const FacetTraits& traits(Facet facet) {
  return kFacets[static_cast<std::size_t>(facet)];
}

/// A passage's values, by facet, each list in the order of the text and without repetitions.
using FacetValues = std::array<std::vector<std::string>, kFacets.size()>;

/// Content of ValueSlot::facets. Never fails.
std::string encode(const FacetValues& values);

/// The inverse of encode(); the error says what is wrong with `data`.
tl::expected<FacetValues, std::string> decode_facets(std::string_view data);

/// The term that passages with `value` have. Folded values have equal terms when they differ only
/// in case, accents, punctuation and white space. At most 200 bytes. Any thread.
std::string facet_term(Facet facet, std::string_view value);

}  // namespace article_search::schema
