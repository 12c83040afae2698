#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <type_traits>

namespace article_search {

/// What is derived from one state of an index, made once and shared by all threads that search that
/// state: by each searcher that holds the pointer, and by this cache, which keeps the newest.
/// Thread-safe.
template <typename T>
class RevisionCache {
 public:
  /// The T of `state` (IndexHandle::state()), from `make()` when it is not the one that was asked
  /// for last; or from `make(before)`, with that one, or null. Threads that want it meanwhile wait:
  /// making it twice would take longer and more memory. Throws what `make` throws.
  template <typename Make>
  std::shared_ptr<const T> get(const std::string& state, const Make& make) {
    const std::lock_guard lock(mutex_);
    if (value_ && state_ == state) return value_;
    if constexpr (std::is_invocable_v<Make, const T*>) {
      value_ = std::make_shared<const T>(make(value_.get()));
    } else {
      value_ = std::make_shared<const T>(make());
    }
    state_ = state;
    return value_;
  }

 private:
  std::mutex mutex_;
  /// Guarded by mutex_.
  std::string state_;
  std::shared_ptr<const T> value_;
};

}  // namespace article_search
