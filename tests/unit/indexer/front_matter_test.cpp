#include "indexer/readers/front_matter.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

TEST(FrontMatter, FillsTheArticle) {
  constexpr std::string_view kText =
      "---\n"
      "id: stem-cells\n"
      "title: \"Stem cells: a review\"\n"
      "url: https://example.org/stem-cells\n"
      "publisher: An   example\n"
      "language: pt-BR\n"
      "date: 2017-04\n"
      "---\n"
      "Body";
  Article article;
  const auto begin = read_front_matter(kText, "a.md", article);
  ASSERT_TRUE(begin) << begin.error().message;
  EXPECT_EQ(kText.substr(*begin), "Body");
  EXPECT_EQ(article.id, "stem-cells");
  EXPECT_EQ(article.title, "Stem cells: a review");
  EXPECT_EQ(article.url, "https://example.org/stem-cells");
  EXPECT_EQ(article.publisher, "An example");
  EXPECT_EQ(article.language, "pt-BR");
  EXPECT_EQ(article.date, "2017-04");
  EXPECT_TRUE(article.warnings.empty());
}

struct BodyCase {
  std::string_view what;
  std::string_view text;
  std::string_view body;
};

TEST(FrontMatter, EndsWhereTheBodyBegins) {
  constexpr BodyCase kCases[] = {
      {"none", "Body", "Body"},
      {"a line that only begins like it", "--- x\nBody", "--- x\nBody"},
      {"not in the first line", "\n---\ntitle: x\n---\n", "\n---\ntitle: x\n---\n"},
      {"empty", "---\n---\nBody", "Body"},
      {"a comment alone", "---\n# nothing\n---\nBody", "Body"},
      {"spaces after the marks", "--- \ntitle: x\n---\t\nBody", "Body"},
      {"YAML's own end", "---\ntitle: x\n...\nBody", "Body"},
      {"no body", "---\ntitle: x\n---", ""},
      {"a rule in the body", "---\ntitle: x\n---\nBody\n---\n", "Body\n---\n"},
      {"a block of text", "---\ntitle: >\n  one\n  two\n---\nBody", "Body"},
  };
  for (const BodyCase& row : kCases) {
    Article article;
    const auto begin = read_front_matter(row.text, "a.md", article);
    ASSERT_TRUE(begin) << row.what << ": " << begin.error().message;
    EXPECT_EQ(row.text.substr(*begin), row.body) << row.what;
  }
}

TEST(FrontMatter, LeavesWhatAnEmptyValueNames) {
  Article article;
  ASSERT_TRUE(read_front_matter("---\ntitle:\nlanguage: ''\n---\n", "a.md", article));
  EXPECT_EQ(article.title, "");
  EXPECT_EQ(article.language, "");
}

std::string pairs_of(const Article& article) {
  std::string pairs;
  for (const auto& [name, value] : article.metadata) pairs += name + "=" + value + ";";
  return pairs;
}

TEST(FrontMatter, KeepsWhatElseThereIsAsMetadata) {
  Article article;
  ASSERT_TRUE(
      read_front_matter("---\ndescription: two  words\nkeywords: [cells, nose, '']\n"
                        "redirect_from:\n  - /a/\n  - /b/\nempty: []\n---\n",
                        "a.md", article));
  EXPECT_EQ(pairs_of(article),
            "description=two words;keywords=cells;keywords=nose;redirect_from=/a/;"
            "redirect_from=/b/;");
  EXPECT_TRUE(article.warnings.empty());
}

TEST(FrontMatter, TakesAuthorsAsTextOrList) {
  for (const std::string_view text :
       {"---\nauthor: Ann Lee and Bo Li\n---\n", "---\nauthors: [Ann Lee, Bo Li]\n---\n",
        "---\nauthors:\n- Ann Lee\n- Bo Li\n---\n"}) {
    Article article;
    ASSERT_TRUE(read_front_matter(text, "a.md", article)) << text;
    EXPECT_EQ(article.authors, (std::vector<std::string>{"Ann Lee", "Bo Li"})) << text;
    EXPECT_EQ(pairs_of(article), "");
  }
}

TEST(FrontMatter, WarnsOfWhatIsNotKeptWhole) {
  Article article;
  ASSERT_TRUE(
      read_front_matter("---\ntitle: x\nmenu:\n  main:\n    weight: [1, 2]\n"
                        "tags: [a, [b], c]\nid: y\n---\n",
                        "a.md", article));
  EXPECT_EQ(pairs_of(article), "tags=a;");
  EXPECT_EQ(article.id, "y");
  ASSERT_EQ(article.warnings.size(), 2U);
  EXPECT_EQ(to_string(article.warnings[0]),
            "a.md:4: `menu` is more than a list of texts and not kept whole");
}

TEST(FrontMatter, WarnsOfKeysThatWereProbablyMeantOtherwise) {
  for (const std::string_view key : {"tilte", "titel", "Title", "titles", "itle", "auhtors"}) {
    Article article;
    const std::string text = "---\nurl: https://a.example\n" + std::string(key) + ": y\n---\n";
    ASSERT_TRUE(read_front_matter(text, "a.md", article));
    EXPECT_EQ(article.warnings.size(), 1U) << key;
    EXPECT_EQ(pairs_of(article), std::string(key) + "=y;");
  }
  Article article;
  ASSERT_TRUE(read_front_matter("---\nurl: https://a.example\nauhtor: y\n---\n", "a.md", article));
  EXPECT_EQ(to_string(article.warnings.at(0)),
            "a.md:3: `auhtor` is kept as metadata; if it is to be `authors`, spell it so");
}

struct ErrorCase {
  std::string_view text;
  int line;
  std::string_view words;
};

TEST(FrontMatter, IsRefusedWithItsLineAndWhatIsWrong) {
  const ErrorCase cases[] = {
      // No end.
      {"---\ntitle: x\n", 1, "no end"},
      {"---", 1, "no end"},
      // Not YAML, or not a flat mapping.
      {"---\ntitle: x\n  : : [\n---\n", 3, "not valid YAML"},
      {"---\ntitle: \"x\n---\n", 2, "not valid YAML"},
      {"---\ntitle: \"x\npublisher: y\n---\n", 3, "not valid YAML"},
      {"---\njust text\n---\n", 2, "`key: value`"},
      {"---\n- one\n---\n", 2, "`key: value`"},
      {"---\ntitle: [a, b]\n---\n", 2, "`title` is a list"},
      {"---\nid: x\ntitle:\n  main: y\n---\n", 4, "`title` is a mapping"},
      {"---\n[a]: b\n---\n", 2, "`key: value`"},
      // Values that do not fit.
      {"---\nid: Not A Slug\n---\n", 2, "`id` must be"},
      {"---\nurl: javascript:alert(1)\n---\n", 2, "`url` must be"},
      {"---\nurl: example.org\n---\n", 2, "`url` must be"},
      {"---\nlanguage: english!\n---\n", 2, "`language` must be"},
      {"---\nlanguage: e\n---\n", 2, "`language` must be"},
      {"---\ndate: April 2017\n---\n", 2, "`date` must be"},
      {"---\ndate: 2017-13\n---\n", 2, "`date` must be"},
      {"---\ndate: 2017-04-32\n---\n", 2, "`date` must be"},
      {"---\ndate: 2017-4\n---\n", 2, "`date` must be"},
      // Twice, and references.
      {"---\ntitle: x\ntitle: y\n---\n", 3, "twice"},
      {"---\ntitle: &a x\n---\n", 2, "anchors"},
      {"---\ntitle: &a x\nid: *a\n---\n", 2, "anchors"},
  };
  for (const ErrorCase& row : cases) {
    Article article;
    const auto begin = read_front_matter(row.text, "a.md", article);
    ASSERT_FALSE(begin) << row.text;
    EXPECT_EQ(begin.error().line, row.line) << row.text << begin.error().message;
    EXPECT_NE(begin.error().message.find(row.words), std::string::npos)
        << row.text << begin.error().message;
  }
}

TEST(FrontMatter, IsRefusedAboveItsLargestSize) {
  Article article;
  const std::string text = "---\ntitle: " + std::string(kLargestFrontMatter, 'x') + "\n---\n";
  EXPECT_FALSE(read_front_matter(text, "a.md", article));
}

TEST(FrontMatter, CannotBeMadeToHang) {
  const std::string hostile[] = {
      std::string(60'000, '['),
      std::string(60'000, '{'),
      std::string(60'000, '&'),
      std::string(60'000, '"'),
      std::string(60'000, '-'),
      "title: " + std::string(60'000, '['),
      "other: " + std::string(60'000, '['),
      "other: " + std::string(60'000, '{'),
      "title: " + std::string(50'000, '!'),
  };
  for (const std::string& yaml : hostile) {
    Article article;
    const auto begin = read_front_matter("---\n" + yaml + "\n---\nBody", "a.md", article);
    EXPECT_FALSE(begin) << yaml.substr(0, 10);
  }
}

}  // namespace
}  // namespace article_search
