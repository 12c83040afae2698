#include "server/http/readiness.h"

#include <ctime>

#include <nlohmann/json.hpp>

#include "server/http/http_status.h"
#include "server/http/problem.h"

namespace article_search {

std::optional<std::chrono::seconds> age_of(const schema::IndexStamp& stamp,
                                           std::chrono::system_clock::time_point now) {
  std::tm parts{};
  if (strptime(stamp.built_at.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) return {};
  const auto built_at = std::chrono::system_clock::from_time_t(timegm(&parts));
  return std::chrono::duration_cast<std::chrono::seconds>(now - built_at);
}

HttpResponse readiness(const IndexStatus& status, std::chrono::system_clock::time_point now) {
  nlohmann::json body = {{"status", status.stamp ? "ready" : "unavailable"}};
  if (status.stamp) {
    body["index"] = {{"revision", status.stamp->revision},
                     {"built_at", status.stamp->built_at},
                     {"passages", status.passages}};
    if (const auto age = age_of(*status.stamp, now)) body["index"]["age_seconds"] = age->count();
  }
  if (status.trouble) {
    // The words for clients: the error's own may name paths.
    const Problem problem = problem_of(*status.trouble);
    body[status.stamp ? "warning" : "reason"] = {
        {"code", problem.code},
        {"detail", status.stamp
                       ? "A newer state of the index cannot be used; answers come from the "
                         "one before. The log says why."
                       : problem.detail}};
  }
  return {.status = status.stamp ? http_status::kOk : http_status::kUnavailable,
          .kind = BodyKind::json,
          .body = body.dump() + '\n',
          .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace article_search
