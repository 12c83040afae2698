#include "indexer/readers/reader_registry.h"

#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace article_search {
namespace {

struct FormatCase {
  std::string_view path;
  /// Empty: none.
  std::string_view format;
};

TEST(ReaderRegistry, KnowsFormatsByExtensionInAnyCase) {
  constexpr FormatCase kCases[] = {
      {"a.md", "Markdown"},
      {"folder/a.MARKDOWN", "Markdown"},
      {"a.html", "HTML"},
      {"a.HTM", "HTML"},
      {"a.xhtml", "HTML"},
      {"a.txt", "plain text"},
      {"a.b.Text", "plain text"},
      {"a.json", "JSON"},
      {"a.jsonl", "JSON Lines"},
      {"a.ndjson", "JSON Lines"},
      {"PMC1.nxml", "JATS XML"},
      {"a.xml", "JATS XML"},
      {"a", ""},
      {"a.PDF", "PDF"},
      {"a.docx", "Word"},
      {"a.docm", "Word"},
      {"a.epub.gz", "EPUB"},
      {"a.doc", ""},
      {"folder.md/a", ""},
      {"a.md.gz", "Markdown"},
      {"a.JSONL.GZ", "JSON Lines"},
      {"a.gz", ""},
      {"md", ""},
      {"", ""},
  };
  for (const FormatCase& row : kCases) {
    const Format* format = format_for(row.path);
    EXPECT_EQ(format == nullptr ? "" : format->name, row.format) << row.path;
  }
}

TEST(ReaderRegistry, HasEachExtensionOnce) {
  std::set<std::string_view> seen;
  for (const Format& format : formats()) {
    for (const std::string_view extension : format.extensions) {
      EXPECT_TRUE(seen.insert(extension).second) << extension;
    }
  }
  EXPECT_EQ(seen.size(), 16U);
}

TEST(ReaderRegistry, KnowsFormatsByTheirNameInOptions) {
  for (const std::string_view name :
       {"markdown", "html", "text", "json", "jsonl", "jats", "pdf", "docx", "epub"}) {
    const Format* format = format_named(name);
    ASSERT_NE(format, nullptr) << name;
    EXPECT_EQ(format->option_name, name);
  }
  for (const std::string_view name : {"", "Markdown", "plain text", ".md", "odt"}) {
    EXPECT_EQ(format_named(name), nullptr) << name;
  }
}

TEST(ReaderRegistry, ReadsByFormat) {
  const auto markdown = read_articles({"a.md", "*Text*"});
  ASSERT_TRUE(markdown);
  ASSERT_EQ(markdown->size(), 1U);
  EXPECT_EQ(markdown->front().blocks.at(0).text, "Text");
  const auto plain = read_articles({"a.txt", "*Text*"});
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->front().blocks.at(0).text, "*Text*");
}

struct RefusalCase {
  std::string_view path;
  std::string_view content;
  std::string_view error;
};

TEST(ReaderRegistry, WarnsOfNamesThatNoIdCanBe) {
  for (const std::size_t bytes : {81U, 245U, 250U}) {
    const std::string path = "notes/" + std::string(bytes, 'x') + ".md";
    const auto articles = read_articles({path, "Text.\n"});
    ASSERT_TRUE(articles);
    EXPECT_EQ(articles->front().id, std::string(80, 'x'));
    ASSERT_EQ(articles->front().warnings.size(), 1U);
    EXPECT_EQ(to_string(articles->front().warnings[0]),
              path + ": its name has " + std::to_string(bytes) +
                  " bytes, and an id 80 at most; the id is " + std::string(80, 'x') +
                  "; a shorter name gives a better one");
    EXPECT_TRUE(read_articles({path, "---\nid: x\n---\nText.\n"})->front().warnings.empty());
  }
}

TEST(ReaderRegistry, WarnsOnceOfALongNameOfManyArticles) {
  const std::string name = std::string(50, 'x') + "-" + std::string(50, 'y');
  constexpr std::string_view kList = R"([{"text": "One."}, {"text": "Two."}])";
  constexpr std::string_view kAlone = R"([{"text": "One."}])";
  constexpr std::string_view kLines = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
  for (const auto& [extension, content] :
       {std::pair{".json", kList}, {".json", kAlone}, {".jsonl", kLines}}) {
    const auto articles = read_articles({name + extension, std::string(content)});
    ASSERT_TRUE(articles);
    ASSERT_EQ(articles->front().warnings.size(), 1U) << content;
    EXPECT_NE(articles->front().warnings[0].message.find("its name has 101 bytes"),
              std::string::npos);
  }
  EXPECT_TRUE(
      read_articles({name + ".jsonl", R"({"id": "a", "text": "One."})"})->front().warnings.empty());
}

TEST(ReaderRegistry, SaysNothingOfNamesThatAnIdHasRoomFor) {
  std::string greek;
  while (greek.size() < 100) greek += "μ";
  for (const std::string& stem : {std::string(80, 'x'), greek, "a" + std::string(90, ' ') + "b"}) {
    EXPECT_TRUE(read_articles({stem + ".md", "Text.\n"})->front().warnings.empty()) << stem;
  }
}

TEST(ReaderRegistry, RefusesFilesWithoutText) {
  constexpr RefusalCase kCases[] = {
      {"picture", std::string_view("\x89PNG\0", 5), "picture: is of no format that can be read"},
      {"a.md", "", "a.md: is empty"},
      {"a.txt", " \n", "a.txt: is empty"},
      {"a.md", "# Title\n\n## Section\n", "a.md: has no text beside its headings"},
      {"a.md", "---\ntitle: x\n---\n", "a.md: has no text beside its headings"},
      {"a.md", "<!-- nothing -->", "a.md: has no text beside its headings"},
      {"a.txt", "Skip to content\n\n-----\n", "a.txt: has no text beside its headings"},
      {"a.md", "---\nurl: x\n---\nText", "a.md:2: `url` must be"},
  };
  for (const RefusalCase& row : kCases) {
    const auto articles = read_articles({std::string(row.path), std::string(row.content)});
    ASSERT_FALSE(articles) << row.content;
    EXPECT_TRUE(to_string(articles.error()).starts_with(row.error)) << to_string(articles.error());
  }
}

}  // namespace
}  // namespace article_search
