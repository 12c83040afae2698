#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"

namespace article_search {

/// Tells what happens in some folders (not below them), through inotify(7). Owns its descriptors.
/// Not thread-safe.
class FolderWatcher {
 public:
  /// Something that was made, written, renamed, removed or permitted.
  struct Event {
    /// What it happened to, by the path of its folder; the folder itself when that went away.
    std::filesystem::path path;
    bool is_folder = false;
  };

  struct Events {
    std::vector<Event> events;
    /// More happened than the system could hold: anything may have.
    bool overflowed = false;
  };

  static tl::expected<FolderWatcher, IndexingError> open();

  ~FolderWatcher();
  FolderWatcher(FolderWatcher&& other) noexcept;
  FolderWatcher& operator=(FolderWatcher&&) = delete;
  FolderWatcher(const FolderWatcher&) = delete;
  FolderWatcher& operator=(const FolderWatcher&) = delete;

  /// Watches these folders and no others. The result says whether any of them is new to it: what
  /// happened there before was not told. Folders that are gone or may not be read are left out.
  /// Error: the system's limit of watched folders is reached.
  tl::expected<bool, IndexingError> watch(const std::set<std::filesystem::path>& folders);

  /// What happened since the last call; does not wait. Never more than one buffer of it.
  Events read();

  /// Becomes readable (poll(2)) when there is something to read.
  int descriptor() const { return descriptor_; }

 private:
  explicit FolderWatcher(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  /// The system's number of a watched folder to its path.
  std::map<int, std::filesystem::path> folders_;
};

}  // namespace article_search
