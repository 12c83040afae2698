#include "server/http/answer_cache.h"

#include <iterator>
#include <utility>

namespace article_search {

namespace {

/// What an entry takes besides its texts: nodes of list and map, the answer's own members.
constexpr std::size_t kBookkeeping = 512;
constexpr std::size_t kLargestShare = 8;

std::size_t size_of(const std::string& key, const HttpResponse& answer) {
  std::size_t bytes = kBookkeeping + key.size() + answer.body.size() + answer.gzip.size() +
                      answer.brotli.size() + answer.state.size();
  for (const auto& [name, value] : answer.headers) bytes += name.size() + value.size();
  return bytes;
}

}  // namespace

std::shared_ptr<const HttpResponse> AnswerCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(key);
  if (found == index_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void AnswerCache::put(const std::string& key, std::shared_ptr<const HttpResponse> answer) {
  const std::size_t bytes = size_of(key, *answer);
  if (bytes > capacity_ / kLargestShare) return;
  const std::lock_guard lock(mutex_);
  if (const auto known = index_.find(key); known != index_.end()) forget(known->second);
  while (bytes_ + bytes > capacity_) forget(std::prev(entries_.end()));
  entries_.push_front({key, std::move(answer), bytes});
  index_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
}

std::size_t AnswerCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void AnswerCache::forget(std::list<Entry>::iterator entry) {
  bytes_ -= entry->bytes;
  index_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace article_search
