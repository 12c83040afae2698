#include "server/http/reception.h"

#include <array>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "server/http/http_status.h"
#include "server/http/routes.h"

namespace article_search {

namespace {

using Clock = Arrival::Clock;
using std::chrono::microseconds;

/// Asked by machines that watch, and by pages for their parts: neither is a client's wish.
constexpr std::array<std::string_view, 4> kUnlimited = {"/healthz", "/readyz", "/metrics",
                                                        "/static/"};

bool is_unlimited(const HttpRequest& request) {
  for (const std::string_view start : kUnlimited) {
    if (request.path.starts_with(start)) return true;
  }
  return false;
}

microseconds between(Clock::time_point begin, Clock::time_point end) {
  return std::chrono::duration_cast<microseconds>(end - begin);
}

LogField field_of(std::string_view name, microseconds time) {
  return {name, std::int64_t{time.count()}};
}

std::vector<LogField> fields_of(const HttpRequest& request, const RequestRecord& record) {
  std::vector<LogField> fields = {{"id", request.request_id},
                                  {"method", request.method},
                                  {"route", std::string(record.route)},
                                  {"status", std::int64_t{record.status}},
                                  {"bytes", static_cast<std::int64_t>(record.bytes)},
                                  field_of("read_us", record.read),
                                  field_of("wait_us", record.wait),
                                  field_of("answer_us", record.answer)};
  if (record.search) fields.push_back(field_of("search_us", *record.search));
  return fields;
}

/// That there is no index yet is no news to the log, however many ask in vain.
LogLevel level_of(int status, const AnswerNotes& notes) {
  return status == http_status::kInternalError && !notes.cause.empty() ? LogLevel::error
                                                                       : LogLevel::info;
}

}  // namespace

HttpResponse Reception::answer(const HttpRequest& request, int status) const {
  const auto begun = Clock::now();
  HttpResponse response = fetch(request, status);
  const auto done = Clock::now();
  RequestRecord record = {.route = route_pattern(request.path),
                          .status = response.status,
                          .bytes = request.method == "HEAD" ? 0 : response.body.size(),
                          .answer = between(begun, done)};
  if (request.arrival) {
    record.read = between(request.arrival->begun, request.arrival->complete);
    record.wait = between(request.arrival->complete, begun);
  }
  if (const auto& search = response.notes.search) {
    record.search = search->took;
    record.is_zero_result = search->passages == 0;
  }
  note(request, response, record);
  return response;
}

HttpResponse Reception::fetch(const HttpRequest& request, int status) const {
  if (status == 0 && !is_unlimited(request)) {
    if (const auto wait = parts_.rate_limit.take(request.client, Clock::now())) {
      HttpResponse response = parts_.answer(request, http_status::kTooManyRequests);
      response.headers.emplace_back("Retry-After", std::to_string(wait->count()));
      return response;
    }
  }
  return parts_.answer(request, status);
}

void Reception::note(const HttpRequest& request,
                     const HttpResponse& response,
                     const RequestRecord& record) const {
  parts_.metrics.count(record);
  std::vector<LogField> fields = fields_of(request, record);
  if (parts_.log_addresses == LogAddresses::yes) fields.push_back({"client", request.client});
  if (!response.notes.cause.empty()) fields.push_back({"cause", response.notes.cause});
  parts_.log.write(level_of(record.status, response.notes), "request", fields);
  const auto& search = response.notes.search;
  if (parts_.query_log != nullptr && search && search->is_first_page) {
    parts_.query_log->add(search->query, search->passages, std::chrono::system_clock::now());
  }
}

}  // namespace article_search
