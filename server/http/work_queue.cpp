#include "server/http/work_queue.h"

#include <utility>

namespace article_search {

WorkQueue::WorkQueue(std::size_t threads,
                     std::size_t capacity,
                     std::function<void(const ReceivedWork&)> work)
    : capacity_(capacity), work_(std::move(work)) {
  for (std::size_t at = 0; at < threads; ++at) threads_.emplace_back([this] { run(); });
}

WorkQueue::~WorkQueue() { stop(); }

bool WorkQueue::put(ReceivedWork& work) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= capacity_) return false;
    queue_.push_back(std::move(work));
  }
  is_wanted_.notify_one();
  return true;
}

void WorkQueue::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    queue_.clear();
  }
  is_wanted_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

std::size_t WorkQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

std::size_t WorkQueue::working() const {
  const std::lock_guard lock(mutex_);
  return working_;
}

void WorkQueue::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    is_wanted_.wait(lock, [this] { return is_stopped_ || !queue_.empty(); });
    if (is_stopped_) return;
    const ReceivedWork work = std::move(queue_.front());
    queue_.pop_front();
    ++working_;
    lock.unlock();
    work_(work);
    lock.lock();
    --working_;
  }
}

}  // namespace article_search
