#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/readers/json_tree.h"

namespace article_search {

/// One record of a JSON file, as it stands there: `article` has no id yet.
struct JsonRecord {
  Article article;
  /// The text of its `id` or `_id`; empty without.
  std::string name;
  int line = 0;
  /// What does not fit, for the editor; the lines are those of the file.
  std::vector<JsonError> warnings;
};

/// Reads a record as json_reader.h describes. Error: it is no object, or its text is missing,
/// malformed or given twice. Pure.
tl::expected<JsonRecord, JsonError> read_record(const JsonValue& value);

}  // namespace article_search
