#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/schema/facets.h"
#include "indexer/schema/fields.h"

namespace article_search {

/// What stands before a colon in a query.
struct FieldName {
  enum class Kind : std::uint8_t {
    /// No name of a field.
    none,
    /// Words are looked for in `field` alone.
    words,
    /// Passages are restricted by their values of `facet`.
    facet,
    year,
    when,
  };

  Kind kind = Kind::none;
  schema::Field field = schema::Field::title;
  schema::Facet facet = schema::Facet::kind;
};

/// What `typed` names, in any case.
FieldName field_named(std::string_view typed);

}  // namespace article_search
