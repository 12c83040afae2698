#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "server/http/connection_front.h"
#include "server/http/request_record.h"
#include "server/search/index_watch.h"

namespace article_search {

/// Counts and times of the server in the text format of Prometheus. Labels are routes, statuses and
/// stages only, so their number is bounded and no query is among them. Thread-safe.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void count(const RequestRecord& record);

  /// All of it, with what is the case now.
  std::string text(const FrontLoad& load,
                   const IndexStatus& index,
                   std::chrono::system_clock::time_point now);

 private:
  class Families;

  std::unique_ptr<Families> families_;
};

}  // namespace article_search
