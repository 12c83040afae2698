#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/http_message.h"

namespace article_search {

/// Answers that were given, for giving them again, in no more memory than it is told. What was not
/// asked for the longest goes first. Keys must name all that an answer depends on: nothing here
/// grows old. Thread-safe.
class AnswerCache {
 public:
  /// With 0 bytes it keeps nothing.
  explicit AnswerCache(std::size_t bytes) : capacity_(bytes) {}

  /// Null when there is none.
  std::shared_ptr<const HttpResponse> find(const std::string& key);

  /// One that has more than an eighth of the whole is not kept, so that none drives out the rest.
  void put(const std::string& key, std::shared_ptr<const HttpResponse> answer);

  /// In use, keys and bookkeeping included.
  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const HttpResponse> answer;
    std::size_t bytes = 0;
  };

  void forget(std::list<Entry>::iterator entry);

  const std::size_t capacity_;

  mutable std::mutex mutex_;
  // Guarded by mutex_. The latest asked for comes first; the index's keys are those of the entries.
  std::list<Entry> entries_;
  std::unordered_map<std::string_view, std::list<Entry>::iterator> index_;
  std::size_t bytes_ = 0;
};

}  // namespace article_search
