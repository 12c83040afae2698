#pragma once

#include <chrono>
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

  /// Moves on to the newest committed state. When that cannot be opened, the error says why, and
  /// the handle stays where it is: old answers are better than none. Costs two looks at the disk
  /// when nothing has changed, and none for a moment after an error.
  tl::expected<void, SearchError> refresh();

  const Xapian::Database& database() const { return database_; }
  const schema::IndexStamp& stamp() const { return stamp_; }

  /// Names this state of this very database. The stamp's revision does not: it names the content,
  /// and equal content may be stored under other document ids.
  const std::string& state() const { return state_; }

 private:
  using Clock = std::chrono::steady_clock;

  /// What tells a file from its successor; the time alone may be equal.
  struct FileIdentity {
    std::uint64_t inode = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;

    bool operator==(const FileIdentity&) const = default;
  };

  /// The two files that are replaced when there is something new: the stub, by a build, and the
  /// database's version file, by a commit.
  struct Place {
    std::filesystem::path version_file;
    std::optional<FileIdentity> stub;
    std::optional<FileIdentity> version;
  };

  IndexHandle(std::filesystem::path directory,
              Place place,
              Xapian::Database database,
              schema::IndexStamp stamp);

  static std::optional<FileIdentity> identity_of(const std::filesystem::path& file);
  static Place look(const std::filesystem::path& directory);
  bool is_newest() const;

  /// Empty: there is nothing to follow.
  std::filesystem::path directory_;
  Place place_;
  Xapian::Database database_;
  schema::IndexStamp stamp_;
  std::string state_;
  /// Why the newest state could not be opened, and when to try again.
  std::optional<SearchError> trouble_;
  Clock::time_point retry_at_;
};

}  // namespace article_search
