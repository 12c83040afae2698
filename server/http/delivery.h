#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/answer_cache.h"
#include "server/http/http_message.h"

namespace article_search {

/// What a delivery is made of, and how it is given out.
struct DeliveryParts {
  /// The answer to a request; the status is that of HttpServer::Answer.
  std::function<HttpResponse(const HttpRequest& request, int status)> answer;
  /// The state that an answer would be made from now; empty when there is none.
  std::function<std::string()> current_state;
  /// Origins whose scripts may read the API ("https://example.org"; "*" for any). Others' may not.
  std::vector<std::string> allowed_origins = {};
  /// How much memory answers may take that are kept for the next who asks the same.
  std::size_t cache_bytes = 0;
};

/// What every answer goes through on its way out: who has it already is told so, others get it
/// packed as they like, and scripts of other sites get it where that is allowed. Thread-safe.
class Delivery {
 public:
  explicit Delivery(DeliveryParts parts);

  /// As DeliveryParts::answer.
  HttpResponse answer(const HttpRequest& request, int status);

 private:
  std::optional<HttpResponse> spare(const HttpRequest& request);
  HttpResponse make(const HttpRequest& request, int status);
  void keep(const std::string& key, HttpResponse answer);
  void allow_origin(const HttpRequest& request, HttpResponse& response) const;

  const DeliveryParts parts_;
  AnswerCache cache_;
};

/// What tells two answers apart: the state they were made from, and the request in a form that
/// equal requests share, whatever the order of their parameters.
std::string answer_key(std::string_view state, const HttpRequest& request);

}  // namespace article_search
