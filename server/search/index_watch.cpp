#include "server/search/index_watch.h"

#include <string>
#include <utility>

#include "server/search/state/index_handle.h"

namespace article_search {

namespace {

/// What the watch's thread has in hand.
struct Watched {
  std::optional<IndexHandle> index;
  std::string state;
  IndexStatus status;
};

bool is_same(const std::optional<SearchError>& left, const std::optional<SearchError>& right) {
  if (!left || !right) return left.has_value() == right.has_value();
  return left->code == right->code && left->message == right->message;
}

std::optional<SearchError> advance(const std::filesystem::path& directory,
                                   std::optional<IndexHandle>& index) {
  if (!index) {
    auto opened = IndexHandle::open(directory);
    if (!opened) return opened.error();
    index = *std::move(opened);
    return std::nullopt;
  }
  const auto refreshed = index->refresh();
  return refreshed ? std::nullopt : std::optional(refreshed.error());
}

/// Whether anything has changed.
bool look(const std::filesystem::path& directory, Watched& watched) {
  std::optional<SearchError> trouble = advance(directory, watched.index);
  const bool has_trouble_changed = !is_same(trouble, watched.status.trouble);
  watched.status.trouble = std::move(trouble);
  if (!watched.index || watched.index->state() == watched.state) return has_trouble_changed;
  watched.state = watched.index->state();
  watched.status.stamp = watched.index->stamp();
  watched.status.passages = watched.index->database().get_doccount();
  ++watched.status.loads;
  return true;
}

}  // namespace

IndexWatch::IndexWatch(std::filesystem::path directory,
                       std::chrono::milliseconds interval,
                       Report report)
    : directory_(std::move(directory)), interval_(interval), report_(std::move(report)) {
  thread_ = std::thread([this] { run(); });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return has_looked_; });
}

IndexWatch::~IndexWatch() {
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

IndexStatus IndexWatch::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

void IndexWatch::run() {
  Watched watched;
  std::unique_lock lock(mutex_);
  while (!is_stopped_) {
    lock.unlock();
    const bool has_changed = look(directory_, watched);
    if (has_changed) report_(watched.status);
    lock.lock();
    status_ = watched.status;
    has_looked_ = true;
    changed_.notify_all();
    changed_.wait_for(lock, interval_, [this] { return is_stopped_; });
  }
}

}  // namespace article_search
