// web/openapi.json says what the server does: all of it, and nothing else.

#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/http/routes.h"
#include "tests/unit/server/described_answers.h"
#include "tests/unit/server/site_fixture.h"

namespace article_search {
namespace {

using nlohmann::json;

class ApiDescriptionTest : public SiteTest {
 protected:
  HttpResponse ask(const HttpRequest& request) const {
    HttpResponse response = routes_.answer(request, 0);
    expect_described(request, response);
    return response;
  }

  /// To an operation of the description, with real ids in its path.
  HttpResponse ask(const std::string& operation,
                   const Parameters& parameters,
                   const std::string& body) const {
    const std::size_t space = operation.find(' ');
    HttpRequest request{.method = operation.substr(0, space),
                        .path = operation.substr(space + 1),
                        .parameters = parameters,
                        .fields = {{"Content-Type", "application/json"}},
                        .body = body};
    const std::size_t open = request.path.find("{id}");
    const bool is_article = request.path.find("articles") != std::string::npos;
    if (open != std::string::npos) {
      request.path.replace(open, 4, is_article ? "article" : "article.section.1");
    }
    return ask(request);
  }
};

/// The names that a refusal of an unknown parameter lists as known, sorted.
std::vector<std::string> known_names(const std::string& problem) {
  const json errors = json::parse(problem)["errors"];
  for (const json& error : errors) {
    const std::string message = error["message"];
    const std::string start = "known are ";
    const std::size_t at = message.find(start);
    if (at == std::string::npos) continue;
    std::vector<std::string> names;
    std::string rest = message.substr(at + start.size()) + ", ";
    for (std::size_t end = rest.find(", "); end != std::string::npos; end = rest.find(", ")) {
      names.push_back(rest.substr(0, end));
      rest.erase(0, end + 2);
    }
    std::sort(names.begin(), names.end());
    return names;
  }
  return {};
}

TEST_F(ApiDescriptionTest, HasEveryRouteAndNoOther) {
  std::set<std::string> described;
  for (const std::string& operation : described_api().operations()) described.insert(operation);
  std::set<std::string> routed;
  for (const ApiRoute& route : api_routes()) {
    routed.insert("GET " + route.path);
    if (route.methods.find("POST") != std::string_view::npos) routed.insert("POST " + route.path);
  }
  EXPECT_EQ(described, routed);
}

TEST_F(ApiDescriptionTest, HasEveryParameterAndNoOther) {
  for (const std::string& operation : described_api().operations()) {
    const bool is_post = operation.starts_with("POST");
    const HttpResponse response =
        is_post ? ask(operation, {}, R"({"no_such": 1})") : ask(operation, {{"no_such", "1"}}, "");
    EXPECT_EQ(response.status, 400) << operation;
    EXPECT_EQ(json::parse(response.body)["code"], "unknown_parameter") << operation;
    EXPECT_EQ(known_names(response.body), described_api().parameters(operation)) << operation;
  }
}

TEST_F(ApiDescriptionTest, IsTrueOfAnswersOfEveryOperation) {
  for (const std::string& operation : described_api().operations()) {
    const auto parameters = described_api().parameters(operation);
    const bool has_query = std::find(parameters.begin(), parameters.end(), "q") != parameters.end();
    const Parameters query = has_query ? Parameters{{"q", "myelin"}} : Parameters{};
    const bool is_post = operation.starts_with("POST");
    EXPECT_EQ(ask(operation, is_post ? Parameters{} : query, R"({"q": "myelin"})").status, 200)
        << operation;
  }
}

TEST_F(ApiDescriptionTest, IsTrueOfAnswersToManyKindsOfSearch) {
  const std::vector<Parameters> rows = {
      {{"q", "myelin"}, {"explain", "true"}, {"snippets", "3"}},
      {{"q", "myelin"}, {"group", "article"}, {"explain", "true"}},
      {{"q", "myelen the"}},
      {{"q", "myelen"}, {"typos", "offer"}},
      {{"q", "myelin AND ("}},
      {{"q", ""}},
      {{"q", "nothing of the sort"}},
      {{"q", "myelin"},
       {"facets", "kind,article,year,institution,place,topic,person,role,language"}},
      {{"q", "myelin"}, {"kind", "section"}, {"year", "2005.."}, {"when", "..2017"}},
      {{"q", "myelin"}, {"offset", "9999"}, {"sort", "-date"}},
      {{"q", "\xff"}},
      {{"q", "a"}, {"q", "b"}},
      {{"q", "myelin ("}, {"strict", "true"}},
  };
  for (const Parameters& parameters : rows) ask("GET /api/v1/search", parameters, "");
  for (const std::string body : {"{}", "[", R"({"q": null})", R"({"q": "myelin", "limit": 5})"}) {
    ask("POST /api/v1/search", {}, body);
  }
}

TEST_F(ApiDescriptionTest, IsTrueOfRefusals) {
  for (const std::string path : {"/api/v1/articles/none", "/api/v1/passages/none",
                                 "/api/v1/passages/none/similar", "/api/v1/passages/none"}) {
    EXPECT_EQ(ask({.method = "GET", .path = path}).status, 404);
  }
  EXPECT_EQ(ask({.method = "POST", .path = "/api/v1/search", .body = "{}"}).status, 415);
  const testing::TemporaryDirectory empty;
  SearcherPool pool(empty.path());
  const Routes routes = make_routes(pool);
  const HttpRequest request{
      .method = "GET", .path = "/api/v1/search", .parameters = {{"q", "myelin"}}};
  const HttpResponse response = routes.answer(request, 0);
  EXPECT_EQ(response.status, 503);
  expect_described(request, response);
}

TEST_F(ApiDescriptionTest, ItselfIsServed) {
  const HttpResponse response = ask({.method = "GET", .path = "/api/v1/openapi.json"});
  EXPECT_EQ(response.kind, BodyKind::json);
  EXPECT_EQ(json::parse(response.body)["openapi"], "3.1.0");
  EXPECT_FALSE(response.state.empty());
}

// A check that finds nothing would be no check.
TEST(DescribedApi, FindsWhatIsNotAsItSays) {
  const auto faults = [](int status, std::string_view body) {
    return described_api().faults("GET /api/v1/suggest", status, "application/json", body).size();
  };
  const std::string stamp = R"("index": {"revision": "r", "built_at": "t"})";
  EXPECT_EQ(faults(200, R"({"query": "a", "suggestions": [], )" + stamp + "}"), 0U);
  EXPECT_EQ(faults(200, R"({"query": "a", "suggestions": []})"), 1U) << "lacks index";
  EXPECT_EQ(faults(200, R"({"query": 1, "suggestions": [], )" + stamp + "}"), 1U) << "a type";
  EXPECT_EQ(faults(200, R"({"query": "a", "more": 1, "suggestions": [], )" + stamp + "}"), 1U);
  EXPECT_EQ(
      faults(200, R"({"query": "a", "suggestions": [{"text": "b", "kind": "x", "count": -1}], )" +
                      stamp + "}"),
      2U)
      << "no such kind, and less than none";
  EXPECT_EQ(faults(418, "{}"), 1U);
  EXPECT_EQ(faults(200, "{"), 1U);
}

}  // namespace
}  // namespace article_search
