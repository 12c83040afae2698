#include "server/http/routes.h"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/test_paths.h"
#include "tests/unit/server/described_answers.h"
#include "tests/unit/server/site_fixture.h"

namespace article_search {
namespace {

using nlohmann::json;
using testing::TestIndex;

class RoutesTest : public SiteTest {
 protected:
  HttpResponse get(const std::string& path, const Parameters& parameters = {}) const {
    const HttpRequest request{.method = "GET", .path = path, .parameters = parameters};
    HttpResponse response = routes_.answer(request, 0);
    expect_described(request, response);
    return response;
  }
  json get_json(const std::string& path, const Parameters& parameters = {}) const {
    return json::parse(get(path, parameters).body);
  }
};

TEST_F(RoutesTest, KnowsItsAddresses) {
  struct Row {
    std::string path;
    Parameters parameters;
    int status;
    BodyKind kind;
  };
  const std::vector<Row> rows = {
      // Pages.
      {"/", {}, 200, BodyKind::html},
      {"/", {{"q", ""}}, 200, BodyKind::html},
      {"/", {{"q", "myelin"}}, 200, BodyKind::html},
      {"/", {{"q", "myelen"}, {"typos", "off"}}, 200, BodyKind::html},
      {"/", {{"q", "myelin"}, {"typos", "on"}}, 400, BodyKind::html},
      {"/", {{"q", "myelin"}, {"utm_source", "mail"}}, 200, BodyKind::html},
      {"/", {{"q", "myelin"}, {"offset", "x"}}, 400, BodyKind::html},
      {"/articles/article", {{"q", "myelin"}}, 200, BodyKind::html},
      {"/api", {}, 200, BodyKind::html},
      {"/articles/none", {}, 404, BodyKind::html},
      {"/", {{"kind", "project"}}, 200, BodyKind::html},
      {"/", {{"q", "zzz"}, {"kind", "project"}}, 200, BodyKind::html},
      {"/", {{"q", "myelin"}, {"group", "article"}}, 200, BodyKind::html},
      {"/articles", {}, 200, BodyKind::html},
      {"/articles", {{"offset", "5"}}, 200, BodyKind::html},
      {"/passages/article.section.1", {{"q", "myelin"}}, 200, BodyKind::html},
      {"/passages/none", {}, 404, BodyKind::html},
      {"/help", {}, 200, BodyKind::html},
      {"/accessibility", {}, 200, BodyKind::html},
      {"/nothing", {}, 404, BodyKind::html},

      // The API, which is strict.
      {"/api/v1/search", {{"q", "myelin"}}, 200, BodyKind::json},
      {"/api/v1/search", {}, 400, BodyKind::problem_json},
      {"/api/v1/search", {{"q", "a"}, {"page", "1"}}, 400, BodyKind::problem_json},
      {"/api/v1/suggest", {{"q", "se"}}, 200, BodyKind::json},
      {"/api/v1/suggest", {{"q", ""}}, 200, BodyKind::json},
      {"/api/v1/suggest", {}, 400, BodyKind::problem_json},
      {"/api/v1/suggest", {{"q", "se"}, {"limit", "9"}}, 400, BodyKind::problem_json},
      {"/api/v1/suggest", {{"q", "se"}, {"offset", "1"}}, 400, BodyKind::problem_json},
      {"/api/v1/articles", {}, 200, BodyKind::json},
      {"/api/v1/articles/article", {}, 200, BodyKind::json},
      {"/api/v1/articles/article/more", {}, 404, BodyKind::problem_json},
      {"/api/v1/passages/article.section.1", {}, 200, BodyKind::json},
      {"/api/v1/passages/none", {}, 404, BodyKind::problem_json},
      {"/api/v1/passages/article.section.1/similar", {}, 200, BodyKind::json},
      {"/api/v1/passages/article.section.1/similar", {{"limit", "0"}}, 400, BodyKind::problem_json},
      {"/api/v1/passages/none/similar", {}, 404, BodyKind::problem_json},
      {"/api/v1/passages//similar", {}, 404, BodyKind::problem_json},
      {"/api/v1/passages/similar", {}, 404, BodyKind::problem_json},
      {"/api/v1/passages/article.section.1/other", {}, 404, BodyKind::problem_json},
      {"/api/v2/search", {}, 404, BodyKind::problem_json},

      // The rest.
      {"/healthz", {}, 200, BodyKind::text},
      {"/static/style.css", {}, 200, BodyKind::css},
      {"/static/settings.js", {}, 200, BodyKind::script},
      {"/static/search.js", {}, 200, BodyKind::script},
      {"/static/favicon.svg", {}, 200, BodyKind::svg},
      {"/static/../CMakeLists.txt", {}, 404, BodyKind::html},
      {"/static/", {}, 404, BodyKind::html},
  };
  for (const Row& row : rows) {
    const HttpResponse response = get(row.path, row.parameters);
    EXPECT_EQ(response.status, row.status) << row.path;
    EXPECT_EQ(response.kind, row.kind) << row.path;
    EXPECT_FALSE(response.body.empty()) << row.path;
  }
}

TEST_F(RoutesTest, AnswersASearchInTheDocumentedShape) {
  const json answer = get_json("/api/v1/search", {{"q", "the myelin"}, {"limit", "1"}});
  EXPECT_EQ(answer["query"], "the myelin");
  EXPECT_EQ(answer["understood"], (json{{"query", "myelin"},
                                        {"ignored", {"the"}},
                                        {"synonyms", json::array()},
                                        {"correction", nullptr}}));
  EXPECT_EQ(answer["definitions"], json::array());
  EXPECT_EQ(answer["offset"], 0);
  EXPECT_EQ(answer["limit"], 1);
  EXPECT_EQ(answer["total"]["passages"], (json{{"value", 2}, {"relation", "eq"}}));
  EXPECT_EQ(answer["total"]["articles"], (json{{"value", 1}, {"relation", "eq"}}));
  EXPECT_EQ(answer["warnings"], json::array());
  EXPECT_EQ(answer["index"]["revision"].get<std::string>().size(), 16U);

  ASSERT_EQ(answer["hits"].size(), 1U);
  const json& hit = answer["hits"][0];
  EXPECT_EQ(hit["kind"], "section");
  EXPECT_EQ(hit["section"], json{"Section"});
  EXPECT_EQ(hit["article"],
            (json{{"id", "article"}, {"title", "Title"}, {"url", "/articles/article"}}));
  EXPECT_EQ(hit["matched"], json{"myelin"});
  EXPECT_EQ(hit["missing"], json::array());
  EXPECT_TRUE(hit["url"].get<std::string>().starts_with("/articles/article#section."));
}

TEST_F(RoutesTest, EchoesFiltersAndCountsFacets) {
  const json answer = get_json("/api/v1/search", {{"q", "myelin"},
                                                  {"kind", "section"},
                                                  {"year", "2005..2017"},
                                                  {"kind", "project"},
                                                  {"when", "..2017-05"},
                                                  {"facets", "article,kind"},
                                                  {"sort", "-date"}});
  EXPECT_EQ(
      answer["filters"],
      (json{{"kind", {"section", "project"}}, {"year", {"2005..2017"}}, {"when", "..2017-05"}}));
  EXPECT_EQ(answer["sort"], "-date");
  EXPECT_EQ(answer["hits"], json::array());

  const json facets =
      get_json("/api/v1/search",
               {{"q", "myelin"}, {"kind", "section"}, {"facets", "article,kind,place"}})["facets"];
  EXPECT_EQ(facets["article"],
            (json{{"values",
                   {{{"value", "article"}, {"label", "Title"}, {"count", 2}, {"selected", false}}}},
                  {"more", 0},
                  {"relation", "eq"}}));
  EXPECT_EQ(facets["kind"]["values"][0]["selected"], true);
  EXPECT_EQ(facets["place"]["values"], json::array());
  EXPECT_EQ(get_json("/api/v1/search", {{"q", "myelin"}})["facets"], json::object());
}

TEST_F(RoutesTest, GroupsHitsByArticle) {
  const json answer = get_json("/api/v1/search", {{"q", "myelin"}, {"group", "article"}});
  EXPECT_FALSE(answer.contains("hits"));
  ASSERT_EQ(answer["groups"].size(), 1U);
  const json& group = answer["groups"][0];
  EXPECT_EQ(group["article"]["title"], "Title");
  EXPECT_EQ(group["total"], (json{{"value", 2}, {"relation", "eq"}}));
  EXPECT_EQ(group["more"], 0);
  EXPECT_EQ(group["hits"].size(), 2U);
}

TEST_F(RoutesTest, ExplainsScoresWhenAsked) {
  const json plain = get_json("/api/v1/search", {{"q", "myelin"}});
  EXPECT_FALSE(plain["hits"][0].contains("explanation"));
  const json answer = get_json("/api/v1/search", {{"q", "myelin"}, {"explain", "true"}});
  for (const json& hit : answer["hits"]) {
    double sum = 0;
    std::set<std::string> words;
    for (const json& part : hit["explanation"]) {
      sum += part["weight"].get<double>();
      if (part["what"] == "order") continue;
      words.insert(part["what"].get<std::string>() + ' ' + part["field"].get<std::string>() + ' ' +
                   part["how"].get<std::string>());
    }
    EXPECT_EQ(words, (std::set<std::string>{"myelin text exact", "myelin text stem"}));
    EXPECT_NEAR(sum, hit["score"].get<double>(), sum * 1e-9);
  }
}

TEST_F(RoutesTest, SaysWhatAPassageNamesAndWhereItComesFrom) {
  PreparedArticle prepared;
  prepared.article.id = "a";
  prepared.article.url = "https://example.org/page#top";
  Passage passage;
  passage.text = "myelin";
  passage.role = schema::PassageRole::methods;
  passage.source_anchor = "page=3";
  passage.institutions = {"Mayo Clinic"};
  passage.people = {"Sue Barnett"};
  prepared.passages = {passage};
  const auto index = TestIndex::of_articles({prepared});
  SearcherPool pool(index.path());
  const Routes routes = make_routes(pool);
  const auto read = [&](const std::string& path, const Parameters& parameters) {
    return json::parse(
        routes.answer({.method = "GET", .path = path, .parameters = parameters}, 0).body);
  };
  for (const json& value : {read("/api/v1/search", {{"q", "myelin"}})["hits"][0],
                            read("/api/v1/passages/a.section.1", {})}) {
    EXPECT_EQ(value["role"], "methods");
    EXPECT_EQ(value["institutions"], json{"Mayo Clinic"});
    EXPECT_EQ(value["people"], json{"Sue Barnett"});
    EXPECT_EQ(value["places"], json::array());
    EXPECT_EQ(value["topics"], json::array());
    EXPECT_EQ(value["source_url"], "https://example.org/page#page=3");
  }
}

TEST_F(RoutesTest, FindsSimilarPassagesWithTheWordsThatTieThem) {
  const json answer = get_json("/api/v1/passages/article.section.1/similar");
  EXPECT_EQ(answer["id"], "article.section.1");
  ASSERT_EQ(answer["hits"].size(), 1U);
  EXPECT_EQ(answer["hits"][0]["id"], "article.section.3");
  EXPECT_EQ(answer["hits"][0]["words"], json{"myelin"});
  EXPECT_EQ(answer["index"]["revision"].get<std::string>().size(), 16U);
}

TEST_F(RoutesTest, SaysWhatItCorrected) {
  const json words = json::array({{{"typed", "myelen"}, {"used", "myelin"}}});
  const auto correction = [&](const std::string& typos) {
    return get_json("/api/v1/search",
                    {{"q", "myelen axons"}, {"typos", typos}})["understood"]["correction"];
  };
  EXPECT_EQ(correction("auto"),
            (json{{"query", "myelin axons"}, {"applied", true}, {"words", words}}));
  EXPECT_EQ(correction("offer"),
            (json{{"query", "myelin axons"}, {"applied", false}, {"words", words}}));
  EXPECT_EQ(correction("off"), nullptr);
}

TEST_F(RoutesTest, APageSaysWhatItCorrectedAndLeadsBack) {
  const auto has = [&](const std::string& typos, const std::string& text) {
    const std::string page = get("/", {{"q", "myelen"}, {"typos", typos}}).body;
    return page.find(text) != std::string::npos;
  };
  EXPECT_TRUE(has("auto", "Showing results for <q><bdi>myelin</bdi></q>"));
  EXPECT_TRUE(has("auto", "href=\"/?q=myelen&amp;typos=off\""));
  EXPECT_FALSE(has("off", "Showing results for"));
  EXPECT_TRUE(has("offer", "href=\"/?q=myelin&amp;typos=offer\">Did you mean <q>"));
}

TEST_F(RoutesTest, SuggestsHeadingsAndTitlesWithTheirPassages) {
  const json answer = get_json("/api/v1/suggest", {{"q", "sec"}});
  EXPECT_EQ(answer["query"], "sec");
  EXPECT_EQ(answer["suggestions"],
            json::array({{{"text", "Section"}, {"kind", "heading"}, {"count", 3}}}));
  EXPECT_EQ(answer["index"]["revision"].get<std::string>().size(), 16U);
  EXPECT_EQ(get_json("/api/v1/suggest", {{"q", "titel"}})["suggestions"],
            json::array({{{"text", "Title"}, {"kind", "article"}, {"count", 3}}}));
}

TEST_F(RoutesTest, ASnippetHasRangesInUtf16UnitsAndEscapedHtml) {
  const json answer = get_json("/api/v1/search", {{"q", "myelin repair"}});
  const json& markup = answer["hits"][0]["snippet"];
  EXPECT_EQ(markup["text"], "Myelin & <repair>");
  EXPECT_EQ(markup["html"], "<mark>Myelin</mark> &amp; &lt;<mark>repair</mark>&gt;");
  const json& emoji = answer["hits"][1]["snippet"];
  EXPECT_EQ(emoji["ranges"], json::array({{{"start", 3}, {"end", 9}}})) << "🧠 is two units";
  EXPECT_EQ(emoji["unit"], "utf16");
}

TEST_F(RoutesTest, AProblemNamesTheParametersAtFault) {
  const json problem = get_json("/api/v1/search", {{"limit", "0"}, {"page", "2"}});
  EXPECT_EQ(problem["status"], 400);
  EXPECT_EQ(problem["code"], "invalid_parameter");
  ASSERT_EQ(problem["errors"].size(), 3U);
  EXPECT_EQ(problem["errors"][0]["parameter"], "limit");
  EXPECT_EQ(problem["errors"][1]["parameter"], "page");
  EXPECT_EQ(problem["errors"][2]["parameter"], "q");
}

TEST_F(RoutesTest, APageKeepsTheQueryEscaped) {
  const std::string page = get("/", {{"q", "\"><script>alert(1)</script>"}}).body;
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_NE(page.find("&quot;&gt;&lt;script&gt;"), std::string::npos);
}

TEST_F(RoutesTest, EveryAnswerHasTheSecurityHeaders) {
  for (const std::string path : {"/", "/none", "/api/v1/search", "/healthz", "/static/style.css"}) {
    std::map<std::string, std::string> headers;
    for (const auto& [name, value] : response_headers(get(path))) headers[name] = value;
    EXPECT_EQ(headers["X-Content-Type-Options"], "nosniff") << path;
    EXPECT_EQ(headers["Referrer-Policy"], "no-referrer") << path;
    EXPECT_EQ(headers["X-Frame-Options"], "DENY") << path;
    EXPECT_TRUE(headers["Content-Security-Policy"].starts_with("default-src 'none'")) << path;
    EXPECT_FALSE(headers["Content-Type"].empty()) << path;
  }
}

TEST(Routes, SayThatThereIsNoIndexWithoutNamingPaths) {
  const testing::TemporaryDirectory directory;
  const std::filesystem::path web = testing::source_path("web");
  SearcherPool pool(directory.path());
  const Routes routes(pool, HtmlPage::load(web / "templates").value(), {});
  for (const std::string path : {"/", "/api/v1/articles"}) {
    const HttpResponse response =
        routes.answer({.method = "GET", .path = path, .parameters = {}}, 0);
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.body.find(directory.path().string()), std::string::npos);
  }
}

}  // namespace
}  // namespace article_search
