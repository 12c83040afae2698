#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "indexer/schema/schema_version.h"
#include "server/search/search_error.h"

namespace article_search {

/// The index that answers come from.
struct IndexStatus {
  /// Nothing until there is an index.
  std::optional<schema::IndexStamp> stamp = {};
  std::size_t passages = 0;
  /// Why there is no index, or why a newer state is not the one in use.
  std::optional<SearchError> trouble = {};
  /// How many states were opened, the first among them.
  std::uint64_t loads = 0;
};

/// Follows the index as searchers do, in a thread of its own, so that somebody knows its state when
/// nobody asks. Thread-safe.
class IndexWatch {
 public:
  /// Called from the watch's thread whenever the status has changed, at first too.
  using Report = std::function<void(const IndexStatus& status)>;

  /// Looks for the first time before it returns; then every `interval`.
  IndexWatch(std::filesystem::path directory, std::chrono::milliseconds interval, Report report);
  ~IndexWatch();
  IndexWatch(const IndexWatch&) = delete;
  IndexWatch& operator=(const IndexWatch&) = delete;

  IndexStatus status() const;

 private:
  void run();

  const std::filesystem::path directory_;
  const std::chrono::milliseconds interval_;
  const Report report_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  IndexStatus status_;
  bool has_looked_ = false;
  bool is_stopped_ = false;

  std::thread thread_;
};

}  // namespace article_search
