#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <tl/expected.hpp>
#include <xapian.h>

#include "indexer/schema/schema_version.h"
#include "server/search/search_error.h"

namespace article_search {

/// A Xapian database that follows the index in a directory: to its next revision, and to the next
/// generation when the indexer puts one in place. Not thread-safe; each thread opens its own.
class IndexHandle {
 public:
  static tl::expected<IndexHandle, SearchError> open(const std::filesystem::path& directory);

  /// Stays at the state that `database` has, committed or not.
  static tl::expected<IndexHandle, SearchError> of_state(const Xapian::Database& database);

  /// Moves on to the newest committed state. When that cannot be read the handle stays where it is:
  /// old answers are better than none.
  tl::expected<void, SearchError> refresh();

  const Xapian::Database& database() const { return database_; }
  const schema::IndexStamp& stamp() const { return stamp_; }

  /// Names this state of this very database. The stamp's revision does not: it names the content,
  /// and equal content may be stored under other document ids.
  const std::string& state() const { return state_; }

 private:
  /// What tells one stub file from its successor; the time alone may be equal.
  struct StubIdentity {
    std::uint64_t inode = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;

    bool operator==(const StubIdentity&) const = default;
  };

  IndexHandle(std::filesystem::path directory,
              StubIdentity stub,
              Xapian::Database database,
              schema::IndexStamp stamp);

  static std::optional<StubIdentity> stub_identity(const std::filesystem::path& directory);

  /// Empty: there is nothing to follow.
  std::filesystem::path directory_;
  StubIdentity stub_;
  Xapian::Database database_;
  schema::IndexStamp stamp_;
  std::string state_;
};

}  // namespace article_search
