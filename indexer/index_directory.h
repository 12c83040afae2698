#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"

namespace article_search {

// An index on disk is a directory of generations and a stub file that names the live one:
//
//   DIR/XAPIANDB          one line, "auto generation-7"; Xapian opens DIR through it
//   DIR/generation-7/     the live Xapian database
//   DIR/generation-6/     the one before it
//   DIR/lock              held while an indexer writes
//
// A rebuild makes the next generation and replaces the stub by one rename, so that whoever opens
// DIR finds the old state or the new one. (Renaming a database's own directory would make open
// Xapian handles mix both.)

/// Holds the directory's lock for its lifetime. Move-only.
class IndexLock {
 public:
  /// Creates `directory` if need be. Fails when another process holds the lock, and names it.
  static tl::expected<IndexLock, IndexingError> acquire(const std::filesystem::path& directory);

  ~IndexLock();
  IndexLock(IndexLock&& other) noexcept;
  IndexLock& operator=(IndexLock&&) = delete;
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  explicit IndexLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

/// The generation that the stub names; empty when `directory` holds no index.
std::optional<std::filesystem::path> live_generation(const std::filesystem::path& directory);

/// An unused path for the generation after all that exist.
std::filesystem::path next_generation(const std::filesystem::path& directory);

/// Removes a generation that never was live, as far as it can be.
void discard_generation(const std::filesystem::path& generation);

/// Removes generations that runs which were killed left unfinished, as far as they can be. The
/// directory's lock is held.
void discard_unfinished_generations(const std::filesystem::path& directory);

/// Makes `generation` the live one, and removes all but it and the one it replaces.
tl::expected<void, IndexingError> publish_generation(const std::filesystem::path& directory,
                                                     const std::filesystem::path& generation);

/// Makes the generation before the live one the live one again; its name. Fails when there is none.
/// The one that was live stays until the next build.
tl::expected<std::string, IndexingError> roll_back(const std::filesystem::path& directory);

}  // namespace article_search
