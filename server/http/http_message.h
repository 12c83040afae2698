#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/answer_notes.h"
#include "server/http/arrival.h"
#include "server/search/search_request.h"

namespace article_search {

/// Names of HTTP fields with their values.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// An HTTP request as far as our routes look at it.
struct HttpRequest {
  /// In capitals: "GET".
  std::string method;
  /// Percent-decoded, without the query: "/articles/stem-cells".
  std::string path;
  /// The query's names and values, decoded.
  Parameters parameters = {};
  Fields fields = {};
  std::string body = {};
  /// Names this request in answers, problems and logs. Made here, never taken from the client.
  std::string request_id = {};
  /// The address of who asks, behind any trusted proxies; empty for a local socket.
  std::string client = {};
  /// Nothing for a request that did not come whole.
  std::optional<Arrival> arrival = {};
};

/// The value of the first field with `name`, whatever its case; empty when there is none.
std::string_view field(const HttpRequest& request, std::string_view name);

/// The value of the first parameter with `name`; empty when there is none.
std::string value_of(const HttpRequest& request, std::string_view name);

/// Whether `request` only reads: GET, or HEAD.
bool is_read(const HttpRequest& request);

/// Whether `request` asks the API, which speaks JSON alone.
bool is_for_api(const HttpRequest& request);

/// Whether the words of a refusal are for a program: one that asks the API, or prefers JSON.
bool is_for_program(const HttpRequest& request);

/// What kind of body an answer has: it decides which security headers go with it.
enum class BodyKind { html, json, problem_json, css, svg, text, script };

struct HttpResponse {
  int status = 200;
  BodyKind kind = BodyKind::text;
  std::string body = {};
  /// Besides those that every answer of its kind has.
  Fields headers = {};
  /// Names what the answer is made from, besides the request: a state of the index, a file's
  /// content. Equal requests with equal states have equal answers. Empty where that is not so.
  std::string state = {};
  /// The body as it was packed beforehand, if it was.
  std::string gzip = {};
  std::string brotli = {};
  /// For the log and the metrics; not sent.
  AnswerNotes notes = {};
};

/// All headers of `response`, its content type among them: the set of the OWASP cheat sheets for
/// HTTP headers, REST security and Content Security Policy, on every status.
Fields response_headers(const HttpResponse& response);

}  // namespace article_search
