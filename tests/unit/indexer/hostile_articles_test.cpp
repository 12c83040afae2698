// Files made to crash or stall a reader. Each passes through reader and splitter; what grows faster
// than the file shows as a run of minutes instead of moments.

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
  result.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

std::string ever_deeper(std::string_view bullet, int items) {
  std::string result;
  for (int i = 0; i < items; ++i) {
    result += std::string(static_cast<std::size_t>(i) * 2, ' ') + std::string(bullet) + " x\n";
  }
  return result;
}

struct HostileCase {
  std::string_view what;
  std::string content;
};

std::vector<HostileCase> hostile_cases() {
  return {
      {"opening brackets", repeated("[", 100'000)},
      {"links in links", repeated("[a](", 50'000)},
      {"images in images", repeated("![", 50'000)},
      {"emphasis", repeated("*a _b ", 50'000)},
      {"backticks of all lengths", repeated("`a``b```c", 20'000)},
      {"quotes in quotes", repeated("> ", 20'000) + "x"},
      {"lists in lists on a line", repeated("- ", 20'000) + "x"},
      {"lists in lists", ever_deeper("-", 2'000)},
      {"bullets in bullets", ever_deeper("•", 2'000)},
      {"a list without end", repeated("- x\n", 100'000)},
      {"numbered lists", repeated("1. x\n", 100'000)},
      {"one long line", repeated("word ", 200'000)},
      {"one long word", std::string(1'000'000, 'x')},
      {"one long sentence of dots", repeated(". ", 100'000)},
      {"initials", repeated("A. ", 100'000)},
      {"headings", repeated("# x\n\n", 100'000)},
      {"short lines that stand alone", repeated("X\n\n", 100'000)},
      {"headings above text", repeated("Heading\nText of it.\n\n", 50'000)},
      {"drawn lines", repeated("x\n---\n", 100'000)},
      {"furniture", repeated("Skip to content ", 20'000)},
      {"breadcrumbs", repeated("a > ", 100'000)},
      {"a table of many columns",
       repeated("|a", 10'000) + "\n" + repeated("|-", 10'000) + "\n|b\n"},
      {"HTML tags", repeated("<a><!--", 50'000)},
      {"entities", repeated("&amp;&#x;&", 50'000)},
      {"references", repeated("[a]: b\n", 50'000) + repeated("[a]", 50'000)},
      {"dates", repeated("In May 2010 and ", 20'000)},
      {"blank lines", repeated("\n", 1'000'000) + "x"},
      {"tabs", repeated("\t", 1'000'000) + "x"},
      {"accents on one letter", "e" + repeated("\u0301", 300'000)},
      {"spaces of other kinds", repeated("\u00A0\u2003", 200'000) + "x"},
  };
}

void read_and_split(const std::string& path, const HostileCase& row) {
  const auto articles = read_articles({path, row.content});
  if (!articles) {
    EXPECT_FALSE(articles.error().message.empty()) << row.what;
    return;
  }
  const SplitResult result = split_into_passages(articles->front());
  EXPECT_FALSE(result.passages.empty()) << row.what;
  for (const Passage& passage : result.passages) {
    ASSERT_LE(passage.id.size(), 200U) << row.what;
    ASSERT_FALSE(passage.text.empty()) << row.what;
  }
}

TEST(HostileArticles, AsMarkdown) {
  for (const HostileCase& row : hostile_cases()) {
    SCOPED_TRACE(row.what);
    read_and_split("hostile.md", row);
  }
}

TEST(HostileArticles, AsPlainText) {
  for (const HostileCase& row : hostile_cases()) {
    SCOPED_TRACE(row.what);
    read_and_split("hostile.txt", row);
  }
}

}  // namespace
}  // namespace article_search
