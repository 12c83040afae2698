#include "server/http/problem.h"

#include <algorithm>
#include <array>

#include "server/http/http_status.h"

namespace article_search {

namespace {

struct Words {
  int status;
  std::string_view code;
  std::string_view title;
  std::string_view detail;
};

/// Indexed by SearchErrorCode.
constexpr std::array<Words, 6> kSearchProblems = {{
    {503, "index_unavailable", "There is nothing to search yet",
     "The index is missing or cannot be opened. Try again later; whoever runs this server finds "
     "the reason in its log."},
    {503, "index_incompatible", "There is nothing to search yet",
     "The index was made for another version of this server. Try again later; whoever runs it "
     "needs to build the index anew."},
    {500, "index_damaged", "The index cannot be read",
     "Something is wrong with the index. Whoever runs this server finds the reason in its log."},
    {503, "index_busy", "The index is changing", "Try again in a moment."},
    {404, "not_found", "There is no such item",
     "No article or passage has this address. It may have been changed or removed; search for it."},
    {400, "query_not_understood", "A part of the query could not be used", ""},
}};

constexpr std::array<Words, 11> kStatusProblems = {{
    {400, "bad_request", "The request could not be understood",
     "It is not valid HTTP or not valid for this server."},
    {408, "request_timeout", "The request took too long", "Send it again, in one go."},
    {413, "content_too_large", "The request's body is too large",
     "A body of up to 1 MiB is taken, and only where the API says so."},
    {414, "uri_too_long", "The address is too long", "Shorten the query."},
    {415, "unsupported_media_type", "The request's body is of a kind that is not understood",
     "Send it as it is, without Content-Encoding."},
    {429, "rate_limited", "These are too many requests at once",
     "Wait as many seconds as Retry-After says, then go on more slowly."},
    {431, "headers_too_large", "The request's headers are too large",
     "Send fewer or shorter ones."},
    {501, "not_implemented", "This server does not know how to do that",
     "The method or the way of sending is unknown here. Use GET."},
    {503, "overloaded", "There are too many requests", "Try again in a moment."},
    {505, "version_not_supported", "This server does not speak that version of HTTP",
     "Use HTTP/1.1."},
    {500, "internal_error", "Something went wrong here",
     "The fault is the server's, not yours. Try again; whoever runs it finds the reason in its "
     "log."},
}};

Problem make_problem(const Words& words) {
  return {.status = words.status,
          .code = std::string(words.code),
          .title = std::string(words.title),
          .detail = std::string(words.detail),
          .errors = {}};
}

}  // namespace

Problem problem_of(const SearchError& error) {
  Problem problem = make_problem(kSearchProblems.at(static_cast<std::size_t>(error.code)));
  if (error.code == SearchErrorCode::query_not_understood) {
    problem.detail = error.message + " Correct the query, or leave strict=true out.";
    problem.errors.push_back({"q", error.message});
  }
  if (problem.status >= http_status::kInternalError) problem.cause = error.message;
  return problem;
}

Problem problem_of(const std::vector<ParameterError>& errors) {
  Problem problem{.status = http_status::kBadRequest,
                  .code = errors.front().code,
                  .title = "A parameter is wrong",
                  .detail = {},
                  .errors = {}};
  for (const ParameterError& error : errors) {
    if (error.parameter.empty()) {
      problem.title = "The request's body is wrong";
      problem.detail = "The body " + error.message + '.';
      continue;
    }
    problem.detail += (problem.detail.empty() ? "The parameter \"" : " The parameter \"") +
                      error.parameter + "\" " + error.message + '.';
    problem.errors.push_back({error.parameter, error.message});
  }
  return problem;
}

Problem no_such_page(std::string_view path) {
  return {.status = http_status::kNotFound,
          .code = "no_such_page",
          .title = "There is no such page",
          .detail = "Nothing is at " + std::string(path) + ". Begin at the search page.",
          .errors = {}};
}

Problem method_not_allowed(std::string_view method, std::string_view allowed) {
  return {.status = http_status::kMethodNotAllowed,
          .code = "method_not_allowed",
          .title = "This address cannot be used like that",
          .detail = "It answers " + std::string(allowed) + ", not " + std::string(method) + '.',
          .errors = {}};
}

Problem unsupported_media_type(std::string_view wanted) {
  Problem problem = problem_with_status(http_status::kUnsupportedMediaType);
  problem.detail = "Send the body as " + std::string(wanted) + " and say so in Content-Type.";
  return problem;
}

Problem problem_with_status(int status) {
  const auto known = std::find_if(kStatusProblems.begin(), kStatusProblems.end(),
                                  [&](const Words& words) { return words.status == status; });
  if (known != kStatusProblems.end()) return make_problem(*known);
  const Words& fallback =
      status < http_status::kInternalError ? kStatusProblems.front() : kStatusProblems.back();
  Problem problem = make_problem(fallback);
  problem.status = status;
  return problem;
}

}  // namespace article_search
