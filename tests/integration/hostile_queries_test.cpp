// Whatever is typed is answered: with results or with a reason, as valid JSON and as a page in
// which nothing of it became markup.

#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "tests/support/programs.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search::testing {
namespace {

using nlohmann::json;

class HostileQueries : public ::testing::Test {
 protected:
  void check(const std::string& query) {
    const auto answer = client_.Get("/api/v1/search", {{"q", query}}, httplib::Headers{});
    ASSERT_TRUE(answer) << query;
    EXPECT_TRUE(answer->status == 200 || answer->status == 400) << answer->status << query;
    const json value = json::parse(answer->body);  // Throws on anything but valid UTF-8 JSON.
    if (answer->status == 200) {
      EXPECT_EQ(value["query"], query);
    } else {
      EXPECT_EQ(value["errors"][0]["parameter"], "q");
    }
    check_page(query);
  }

  static int count(std::string_view text, std::string_view part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
      ++found;
    }
    return found;
  }

  /// Its scripts are ours, and nothing of the query is markup.
  void check_page(const std::string& query) {
    const auto page = client_.Get("/", {{"q", query}}, httplib::Headers{});
    ASSERT_TRUE(page) << query;
    EXPECT_TRUE(page->status == 200 || page->status == 400) << page->status << query;
    EXPECT_EQ(count(page->body, "<script"), count(page->body, "<script src=\"/static/")) << query;
    const bool has_markup = query.find('<') != std::string::npos;
    EXPECT_FALSE(has_markup && page->body.find(query) != std::string::npos) << query;
    EXPECT_EQ(page->body.find('\0'), std::string::npos) << query;
  }

  std::string health() {
    const auto answer = client_.Get("/healthz");
    return answer ? answer->body : "dead";
  }

  TestIndex index_ = TestIndex::of_sources({corpus_path()});
  RunningServer server_{index_.path()};
  httplib::Client client_{"127.0.0.1", server_.port()};
};

TEST_F(HostileQueries, OfOurOwnAreAnswered) {
  const std::vector<std::string> queries = {
      std::string("a\0b", 3),
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "{{#IF}} {{%AUTOESCAPE context=\"JAVASCRIPT\"}}",
      std::string(1024, '"'),
      std::string(1024, '('),
      "\u202Egnp.exe",
      "a\u0300\u0300\u0300\u0300",
      "AND OR NOT NEAR * ? ~ ^ : -",
  };
  for (const std::string& query : queries) check(query);
  EXPECT_EQ(health(), "alive\n");
}

TEST_F(HostileQueries, FromTheListOfNaughtyStringsAreAnswered) {
  std::ifstream file(shared_path("hostile/naughty-strings.json"));
  if (!file) GTEST_SKIP() << "the list of naughty strings is not here";
  const json strings = json::parse(file);
  EXPECT_EQ(strings.size(), 515U);
  for (const json& query : strings) check(query);
  EXPECT_EQ(health(), "alive\n");
}

TEST_F(HostileQueries, ThatAreJsonFilesChangeNothing) {
  const std::filesystem::path folder = shared_path("hostile/json");
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the JSON files are not here";
  const std::string before = client_.Get("/api/v1/articles")->body;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    // As a body, none of which is a search, and as a query, cut to the length of one.
    const auto posted = client_.Post("/api/v1/search", content, "application/json");
    if (content.size() < 64 * 1024) {
      ASSERT_TRUE(posted) << entry.path();
      EXPECT_EQ(posted->status, 400) << entry.path();
    }
    const auto asked =
        client_.Get("/api/v1/search", {{"q", content.substr(0, 1024)}}, httplib::Headers{});
    ASSERT_TRUE(asked) << entry.path();
    EXPECT_TRUE(asked->status == 200 || asked->status == 400) << entry.path();
    EXPECT_TRUE(json::accept(asked->body)) << entry.path();
  }
  EXPECT_EQ(client_.Get("/api/v1/articles")->body, before);
}

}  // namespace
}  // namespace article_search::testing
