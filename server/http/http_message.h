#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/search/search_request.h"

namespace article_search {

/// An HTTP request as far as our routes look at it.
struct HttpRequest {
  /// In capitals: "GET".
  std::string method;
  /// Percent-decoded, without the query: "/articles/stem-cells".
  std::string path;
  /// The query's names and values, decoded.
  Parameters parameters;
};

/// What kind of body an answer has: it decides which security headers go with it.
enum class BodyKind { html, json, problem_json, css, svg, text, script };

struct HttpResponse {
  int status = 200;
  BodyKind kind = BodyKind::text;
  std::string body;
  /// Besides those that every answer of its kind has.
  std::vector<std::pair<std::string, std::string>> headers;
};

/// All headers of `response`, its content type among them: the set of the OWASP cheat sheets for
/// HTTP headers, REST security and Content Security Policy, on every status.
std::vector<std::pair<std::string, std::string>> response_headers(const HttpResponse& response);

}  // namespace article_search
