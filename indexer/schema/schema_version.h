#pragma once

#include <string>

namespace article_search::schema {

/// Changes whenever a reader of older code would misread an index: fields, slots, records, keys.
inline constexpr int kSchemaVersion = 7;

/// Which committed state of the index this is, and what is needed to read it.
struct IndexStamp {
  int schema_version = 0;
  int analyzer_version = 0;
  /// Derived from what is indexed: equal content has an equal revision.
  std::string revision;
  /// ISO 8601 in UTC, to the second.
  std::string built_at;

  bool operator==(const IndexStamp&) const = default;
};

/// Whether this program can read an index with `stamp`.
bool is_readable(const IndexStamp& stamp);

}  // namespace article_search::schema
