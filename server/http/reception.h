#pragma once

#include <functional>
#include <optional>

#include "server/http/http_message.h"
#include "server/http/metrics.h"
#include "server/http/query_log.h"
#include "server/http/rate_limit.h"
#include "server/http/request_record.h"
#include "server/http/server_log.h"

namespace article_search {

/// Whether clients' addresses stand in the log: they are people's data.
enum class LogAddresses { no, yes };

/// What a reception works with. All of it outlives the reception.
struct ReceptionParts {
  /// The answer to a request; the status is that of HttpServer::Answer.
  std::function<HttpResponse(const HttpRequest& request, int status)> answer;
  RateLimit& rate_limit;
  Metrics& metrics;
  ServerLog& log;
  /// None when queries are not to be kept.
  QueryLog* query_log = nullptr;
  LogAddresses log_addresses = LogAddresses::no;
};

/// Where every request comes in: sends those away who come too often, and notes of the others how
/// they were answered, but not what they asked. Thread-safe.
class Reception {
 public:
  explicit Reception(ReceptionParts parts) : parts_(std::move(parts)) {}

  /// As ReceptionParts::answer.
  HttpResponse answer(const HttpRequest& request, int status) const;

 private:
  HttpResponse fetch(const HttpRequest& request, int status) const;
  void note(const HttpRequest& request,
            const HttpResponse& response,
            const RequestRecord& record) const;

  const ReceptionParts parts_;
};

}  // namespace article_search
