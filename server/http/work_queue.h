#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http/arrival.h"
#include "server/http/request_reader.h"

namespace article_search {

/// A request that has come whole, and whose it is.
struct ReceivedWork {
  std::uint64_t connection = 0;
  Arrival arrival;
  ReceivedRequest request;
};

/// Threads that do what is put into a bounded queue, first come first served. Thread-safe.
class WorkQueue {
 public:
  /// `work` is called from all threads at once and must not throw.
  WorkQueue(std::size_t threads,
            std::size_t capacity,
            std::function<void(const ReceivedWork&)> work);
  /// As stop().
  ~WorkQueue();
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// Takes `work` where there is room, and says so; else leaves it as it is.
  bool put(ReceivedWork& work);

  /// Ends the threads when they have done what they are at; what waits is dropped.
  void stop();

  std::size_t waiting() const;
  std::size_t working() const;

 private:
  void run();

  const std::size_t capacity_;
  const std::function<void(const ReceivedWork&)> work_;

  mutable std::mutex mutex_;
  std::condition_variable is_wanted_;
  // Guarded by mutex_.
  std::deque<ReceivedWork> queue_;
  std::size_t working_ = 0;
  bool is_stopped_ = false;

  std::vector<std::thread> threads_;
};

}  // namespace article_search
