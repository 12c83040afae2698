#include "server/search/query/field_name.h"

#include <algorithm>
#include <string>

namespace article_search {

namespace {

char lower(char character) {
  constexpr char kCase = 'a' - 'A';
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + kCase) : character;
}

}  // namespace

FieldName field_named(std::string_view typed) {
  std::string name;
  for (const char character : typed) name += lower(character);
  FieldName found;
  if (name == "title" || name == "section") {
    found.kind = FieldName::Kind::words;
    found.field = name == "title" ? schema::Field::title : schema::Field::heading;
  } else if (name == "year" || name == "when") {
    found.kind = name == "year" ? FieldName::Kind::year : FieldName::Kind::when;
  } else {
    const auto facet = std::find_if(schema::kFacets.begin(), schema::kFacets.end(),
                                    [&](const auto& known) { return known.name == name; });
    if (facet == schema::kFacets.end()) return found;
    found.kind = FieldName::Kind::facet;
    found.facet = facet->facet;
  }
  return found;
}

}  // namespace article_search
