// Which methods an address takes, how a search is posted, and in which form a refusal comes.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/server/site_fixture.h"

namespace article_search {
namespace {

using nlohmann::json;

class RouteMethodsTest : public SiteTest {};

TEST_F(RouteMethodsTest, KnowsWhichMethodsAreForWhichAddress) {
  const struct {
    std::string method;
    std::string path;
    int status;
    std::string allow;
  } rows[] = {
      {"DELETE", "/api/v1/search", 405, "GET, HEAD, OPTIONS, POST"},
      {"POST", "/api/v1/articles", 405, "GET, HEAD, OPTIONS"},
      {"PUT", "/", 405, "GET, HEAD, OPTIONS"},
      {"TRACE", "/healthz", 405, "GET, HEAD, OPTIONS"},
      {"POST", "/none", 404, ""},
      {"HEAD", "/healthz", 200, ""},
      {"OPTIONS", "/", 204, "GET, HEAD, OPTIONS"},
      {"OPTIONS", "/api/v1/search", 204, "GET, HEAD, OPTIONS, POST"},
      {"OPTIONS", "*", 204, "GET, HEAD, OPTIONS, POST"},
      {"OPTIONS", "/none", 404, ""},
  };
  for (const auto& row : rows) {
    const HttpResponse response =
        routes_.answer({.method = row.method, .path = row.path, .parameters = {}}, 0);
    EXPECT_EQ(response.status, row.status) << row.method << ' ' << row.path;
    std::string allow;
    for (const auto& [name, value] : response.headers) {
      if (name == "Allow") allow = value;
    }
    EXPECT_EQ(allow, row.allow) << row.method << ' ' << row.path;
    EXPECT_EQ(response.body.empty(), row.status == 204) << row.method << ' ' << row.path;
  }
}

TEST_F(RouteMethodsTest, SearchesByAJsonBodyAsByAnAddress) {
  const auto post = [&](const std::string& type, const std::string& body) {
    return routes_.answer({.method = "POST",
                           .path = "/api/v1/search",
                           .parameters = {},
                           .fields = {{"content-type", type}},
                           .body = body,
                           .request_id = "r1"},
                          0);
  };
  const HttpResponse answer = post(
      "application/json; charset=utf-8",
      R"({"q": "myelin", "limit": 1, "kind": ["section", "project"], "facets": ["kind", "year"]})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, routes_
                             .answer({.method = "GET",
                                      .path = "/api/v1/search",
                                      .parameters = {{"q", "myelin"},
                                                     {"limit", "1"},
                                                     {"kind", "section"},
                                                     {"kind", "project"},
                                                     {"facets", "kind,year"}}},
                                     0)
                             .body);
  const struct {
    std::string type;
    std::string body;
    int status;
    std::string code;
  } rows[] = {
      {"", "{\"q\": \"a\"}", 415, "unsupported_media_type"},
      {"text/plain", "{\"q\": \"a\"}", 415, "unsupported_media_type"},
      {"application/json", "", 400, "invalid_json"},
      {"application/json", "{\"q\": \"a\", \"q\": \"b\"}", 400, "invalid_json"},
      {"application/json", "{\"q\": [\"a\", \"b\"]}", 400, "repeated_parameter"},
      {"application/json", "{\"q\": \"a\", \"page\": 1}", 400, "unknown_parameter"},
      {"application/json", "{\"limit\": 5}", 400, "missing_parameter"},
      {"application/json", "{\"q\": \"a\", \"limit\": 1.5}", 400, "invalid_parameter"},
  };
  for (const auto& row : rows) {
    const HttpResponse refused = post(row.type, row.body);
    EXPECT_EQ(refused.status, row.status) << row.body;
    const json problem = json::parse(refused.body);
    EXPECT_EQ(problem["code"], row.code) << row.body;
    EXPECT_EQ(problem["request_id"], "r1");
  }
}

TEST_F(RouteMethodsTest, RefusesInTheFormThatTheClientReads) {
  const struct {
    std::string path;
    std::string accept;
    BodyKind kind;
  } rows[] = {
      {"/none", "", BodyKind::html},
      {"/none", "*/*", BodyKind::html},
      {"/none", "text/html,application/xhtml+xml,*/*;q=0.8", BodyKind::html},
      {"/none", "application/json", BodyKind::problem_json},
      {"/none", "application/problem+json, text/html;q=0.5", BodyKind::problem_json},
      {"/none", "application/json;q=0.5, text/html", BodyKind::html},
      {"/api/none", "text/html", BodyKind::problem_json},
  };
  for (const auto& row : rows) {
    const HttpRequest request{
        .method = "GET", .path = row.path, .parameters = {}, .fields = {{"Accept", row.accept}}};
    for (const int status : {0, 400, 414, 503}) {
      EXPECT_EQ(routes_.answer(request, status).kind, row.kind) << row.path << ' ' << row.accept;
    }
  }
}

}  // namespace
}  // namespace article_search
