#pragma once

#include <string>
#include <string_view>
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

/// Whether a record is one of several in its file.
enum class InList { no, yes };

/// The record's name, from which its id is made: its own, or else made from the file's name and, in
/// lists, its title or text (positions would change with every article that is put before).
std::string name_of(const JsonRecord& record, std::string_view path, InList in_list);

/// The article, with its id. What has no title is called by its name or else by the file's.
Article to_article(JsonRecord record, std::string_view path, std::string id);

}  // namespace article_search
