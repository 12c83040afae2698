#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/http/html_page.h"
#include "server/http/html_text.h"
#include "tests/unit/server/page_fixtures.h"

namespace article_search {
namespace {

// What holds of every page, whatever stands in it.

TEST(NestingCheck, SeesWhatIsWrong) {
  EXPECT_EQ(nesting_errors("<ul><li><p>a</p><ul><li>b</li></ul></li></ul>"), "");
  EXPECT_NE(nesting_errors("<ul><ul><li>b</li></ul></ul>"), "");
  EXPECT_NE(nesting_errors("<p><ul></ul></p>"), "");
  EXPECT_NE(nesting_errors("<div><p>a</div></p>"), "");
  EXPECT_NE(nesting_errors("<div><p>a</p>"), "");
  EXPECT_NE(nesting_errors("<li>a</li>"), "");
}

TEST(HtmlPageLoad, NamesTheTemplateThatIsMissing) {
  const auto page = HtmlPage::load("no/such/directory");
  ASSERT_FALSE(page.has_value());
  EXPECT_TRUE(shows(page.error(), "page.tpl"));
}

TEST(HtmlPageLoad, NamesTheTemplateThatIsBroken) {
  const std::filesystem::path copy =
      std::filesystem::path(::testing::TempDir()) / "article_search_broken_templates";
  std::filesystem::remove_all(copy);
  std::filesystem::copy(template_directory(), copy);
  std::ofstream(copy / "article.tpl") << "{{%AUTOESCAPE context=\"HTML\"}}{{#NEVER_CLOSED}}";
  const auto page = HtmlPage::load(copy);
  std::filesystem::remove_all(copy);
  ASSERT_FALSE(page.has_value());
  EXPECT_TRUE(shows(page.error(), "article.tpl"));
}

std::vector<std::pair<std::string_view, std::string>> one_of_each_page() {
  ArticleView article = article_of({{{}, 0}, {{"A"}, 1}, {{"A"}, 2}, {{"A", "B"}, 0}});
  article.article.url = "https://example.org/";
  article.words = {{"nose", 2, {0, 2}}};
  article.glossary = {{"text", "What is read."}};
  article.entries[0].explained = {{{0, 4}, 0}};
  SearchRequest request;
  request.query = "nose";
  PassageContents contents;
  contents.article = article.article;
  contents.entry = article.entries[0];
  contents.after = article.entries[1].passage;
  contents.similar = {hit_with_text("Cells.")};
  const Problem problem{404, "not_found", "There is no such page", "Begin anew.", {}};
  return {{"home", home_of(list_of({article.article}))},
          {"empty home", home_of(list_of({}))},
          {"results", page_of(results_page(10, 10, 24))},
          {"no results", page_of(results_page(0, 0, 0))},
          {"past the end", page_of(results_page(30, 0, 24))},
          {"article", page_of(article, "nose")},
          {"article without a query", page_of(article, "")},
          {"all articles", pages().articles(list_of({article.article}), {})},
          {"passage", pages().passage(contents, request)},
          {"help", pages().fixed(HtmlPage::Fixed::help)},
          {"accessibility", pages().fixed(HtmlPage::Fixed::accessibility)},
          {"problem", pages().problem(problem, "nose")}};
}

TEST(EveryPage, IsWellNestedWithOneTitleAndOneMainHeading) {
  for (const auto& [name, html] : one_of_each_page()) {
    EXPECT_TRUE(html.starts_with("<!doctype html>\n<html lang=\"en\">")) << name;
    EXPECT_EQ(nesting_errors(html), "") << name << "\n" << html;
    EXPECT_EQ(count(html, "<h1"), 1U) << name;
    EXPECT_EQ(count(html, "<title>"), 1U) << name;
    EXPECT_EQ(count(html, "<main"), 1U) << name;
    EXPECT_EQ(count(html, " name=\"q\""), 1U) << name;
    EXPECT_TRUE(html.ends_with("</html>\n")) << name;
  }
}

TEST(EveryPage, HasNothingThatAStrictPolicyForbids) {
  for (const auto& [name, html] : one_of_each_page()) {
    for (const std::string_view forbidden : {"<script>", "<style", " style=", " onclick", "{{"}) {
      EXPECT_TRUE(hides(html, forbidden)) << name;
    }
    EXPECT_EQ(count(html, "<script"), count(html, "<script src=\"/static/")) << name;
  }
}

constexpr std::string_view kHostile = "\"><script>alert('1')</script>&\xFF\xE2\x82{{X}}";
constexpr std::string_view kHarmless =
    "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\xEF\xBF\xBD\xEF\xBF\xBD{{X}}";

SearchResults hostile_results() {
  const std::string text(kHostile);
  SearchResults results = results_page(10, 1, 24);
  results.query = text;
  results.warnings = {{text, text}};
  results.index.revision = results.index.built_at = text;
  Hit& hit = results.hits[0];
  hit.article.id = hit.article.title = hit.article.language = text;
  hit.passage.article_id = text;
  hit.passage.id = text + "." + text;
  hit.passage.section = {text, text};
  hit.passage.date = text;
  hit.snippet.text = text;
  hit.missing = {text};
  return results;
}

ArticleView hostile_article() {
  const std::string text(kHostile);
  ArticleView article = article_of({{{text}, 1}});
  article.article.id = article.article.title = article.article.publisher = text;
  article.article.language = article.article.date = text;
  article.article.url = "https://example.org/" + text;
  article.entries[0].passage.id += text;
  article.entries[0].passage.text = text;
  article.index.revision = article.index.built_at = text;
  return article;
}

TEST(HostileText, BecomesHarmlessInEveryField) {
  const std::string text(kHostile);
  const ArticleView article = hostile_article();
  const Problem problem{400, text, text, text, {{text, text}}};
  const std::vector<std::string> all = {home_of(list_of({article.article})),
                                        page_of(hostile_results()), page_of(article, text),
                                        pages().problem(problem, text)};
  for (const std::string& html : all) {
    EXPECT_TRUE(shows(html, kHarmless));
    EXPECT_TRUE(hides(html, "<script>"));
    EXPECT_TRUE(hides(html, "alert('"));
    EXPECT_EQ(nesting_errors(html), "") << html;
    EXPECT_EQ(printable_utf8(html), html) << "must be valid UTF-8";
  }
}

TEST(HostileText, KeepsTheQueryWholeInLinks) {
  SearchResults results = results_page(10, 10, 24);
  results.query = "a&b=c #d +e \"f\" 100% \xC3\xA9";
  const std::string html = page_of(results);
  const std::string_view encoded = "?q=a%26b%3Dc%20%23d%20%2Be%20%22f%22%20100%25%20%C3%A9";
  EXPECT_EQ(count(html, encoded), 3U * 10U + 2U + 3U + 1U)
      << "three links of each hit, two pages, three orders, JSON\n"
      << html;
}

TEST(HostileText, NeverBecomesALinkThatRuns) {
  const std::vector<std::string> addresses = {
      "javascript:alert(1)", "JaVaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
      "data:text/html,<b>",  "vbscript:x",          "//example.org",        ""};
  for (const std::string& address : addresses) {
    ArticleView article = article_of({{{}, 0}});
    article.article.url = address;
    const std::string html = page_of(article, "");
    EXPECT_TRUE(hides(html, "Read the original")) << address;
    EXPECT_TRUE(hides(html, "script:")) << address;
  }
}

int count_differing(const std::string& expected, int rounds) {
  int differing = 0;
  for (int round = 0; round < rounds; ++round) {
    differing += page_of(results_page(0, 10, 24)) == expected ? 0 : 1;
  }
  return differing;
}

TEST(HtmlPageThreads, RenderTheSameAtTheSameTime) {
  const std::string expected = page_of(results_page(0, 10, 24));
  std::atomic<int> differing = 0;
  std::array<std::jthread, 4> threads;
  for (std::jthread& thread : threads) {
    thread = std::jthread([&] { differing += count_differing(expected, 50); });
  }
  for (std::jthread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(differing, 0);
}

}  // namespace
}  // namespace article_search
