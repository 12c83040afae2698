// Pages made to crash or stall the HTML reader. Each passes through reader and splitter; what grows
// faster than the file shows as a run of minutes instead of moments.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/passage_splitter.h"
#include "indexer/readers/reader_registry.h"

namespace article_search {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

std::string attributes(int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += " a" + std::to_string(i);
  return result;
}

struct HostileCase {
  std::string_view what;
  std::string content;
  /// Text that must be among the passages; empty if the page may be refused.
  std::string_view kept;
};

std::vector<HostileCase> hostile_cases() {
  return {
      {"elements in elements", repeated("<div>", 50'000) + "deep" + repeated("</div>", 50'000),
       "deep"},
      {"never closed", repeated("<b>", 50'000) + "deep", "deep"},
      {"past libxml2's 256", repeated("<div><p>", 300) + "deep", "deep"},
      {"lists in lists", repeated("<ul><li>", 20'000) + "deep", "deep"},
      {"terms in terms", repeated("<dl><dt>a<dd>", 20'000) + "deep", "deep"},
      {"tables in tables", repeated("<table><tr><td>", 20'000) + "deep", "deep"},
      {"quotes in quotes", repeated("<blockquote>", 50'000) + "deep", "deep"},
      {"headings in headings", repeated("<h2><a>", 20'000) + "deep", ""},
      {"articles in articles", repeated("<article>x", 20'000), "x"},
      {"notes in notes", repeated("<sup><a href=#>", 20'000) + "deep", "deep"},
      {"elements closed that are not open",
       repeated("<div>", 3'000) + "deep" + repeated("</q>", 30'000), "deep"},
      {"a cell over all rows",
       "<table><tr><th>a<th>b<tr><td rowspan=65534>" + repeated("long ", 20'000) + "<td>1" +
           repeated("<tr><td>2", 20'000) + "</table>",
       "b: 1"},
      {"cells over many columns",
       "<table>" + repeated("<tr><th colspan=999999999>a", 2'000) +
           repeated("<tr><td colspan=256 rowspan=9999>1", 2'000) + "</table>",
       "1"},
      {"many columns",
       "<table><tr>" + repeated("<th>a", 20'000) + "<tr>" + repeated("<td>1", 20'000) + "</table>",
       "1"},
      {"comments", repeated("<!--", 50'000), ""},
      {"a comment that never ends", "<p>text<!-- " + repeated("x", 1'000'000), "text"},
      {"angle brackets", repeated("<", 200'000), ""},
      {"ends of tags", "text" + repeated("</", 200'000), "text"},
      {"entities", "text" + repeated("&amp;&#x;&#xFFFFFFFFF;&", 50'000), "text"},
      {"an entity bomb",
       "<!DOCTYPE html [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
       "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><p>text &b; &f;",
       "text"},
      {"half an attribute", "<p>text<p title=\"" + repeated("x ", 500'000), "text"},
      {"long attributes", "<p class=\"" + repeated("footer ", 100'000) + "\">text", ""},
      {"a long style", "<p style=\"" + repeated("display: ", 100'000) + "\">text", "text"},
      {"a script that never ends", "<p>text<script>" + repeated("<p>x", 100'000), "text"},
      {"deep linked data",
       "<script type=application/ld+json>" + repeated("{\"@graph\":[", 50'000) + "</script>text",
       "text"},
      {"many times", repeated("<time>x</time>", 50'000) + "text", "text"},
      {"many titles", repeated("<h1>x</h1>", 50'000) + "text", "text"},
      {"many authors", repeated("<meta name=author content=a>", 20'000) + "text", "text"},
      {"many parts", "text" + repeated("<nav>a</nav><button>b</button>", 20'000), "text"},
      {"NUL bytes", "<p>text" + std::string(100, '\0') + repeated("more ", 200), "text"},
      {"one long word", "<p>" + std::string(1'000'000, 'x'), "x"},
      {"a document in a document",
       repeated("<html><head><title>a</title><body class=b>", 20'000) + "text", "text"},
      {"frames", "<frameset><frame src=x></frameset>", ""},
  };
}

bool has_passage(const std::vector<Passage>& passages, std::string_view text) {
  for (const Passage& passage : passages) {
    if (passage.text.find(text) != std::string::npos) return true;
  }
  return false;
}

TEST(HostileHtml, IsReadInTimeAndNotLost) {
  for (const HostileCase& row : hostile_cases()) {
    SCOPED_TRACE(row.what);
    const auto begin = std::chrono::steady_clock::now();
    const auto articles = read_articles({"hostile.html", row.content});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
    if (!articles) {
      EXPECT_TRUE(row.kept.empty()) << to_string(articles.error());
      continue;
    }
    EXPECT_TRUE(has_passage(split_into_passages(articles->front()).passages, row.kept));
  }
}

struct RefusalCase {
  std::string_view what;
  std::string content;
  std::string_view error;
};

TEST(HostileHtml, IsRefusedWhereReadingWouldTakeMinutes) {
  const RefusalCase cases[] = {
      {"a crowded tag", "<p>text\n<p" + attributes(100'000) + ">", "a.html:2: has a tag with"},
      {"a crowded tag with bad quotes", "<p a=b=' " + attributes(100'000) + ">",
       "a.html:1: has a tag with"},
      {"ends out of order", repeated("<div>", 100'000) + repeated("</q>", 100'000),
       "a.html:1: closes its elements"},
      {"too many elements", repeated("<b></b>", 2'100'000), "a.html:1: has more than two million"},
  };
  for (const RefusalCase& row : cases) {
    const auto articles = read_articles({"a.html", row.content});
    ASSERT_FALSE(articles) << row.what;
    EXPECT_TRUE(to_string(articles.error()).starts_with(row.error)) << to_string(articles.error());
  }
}

}  // namespace
}  // namespace article_search
