#include "indexer/schema/fields.h"

namespace article_search::schema {

std::string term(Field field, std::string_view value) {
  std::string result(traits(field).prefix);
  return result.append(value);
}

}  // namespace article_search::schema
