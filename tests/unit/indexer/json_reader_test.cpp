#include "indexer/readers/json_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

using Articles = std::vector<Article>;

Articles read(std::string_view source) {
  auto articles = read_json({"notes/My notes.json", std::string(source)});
  EXPECT_TRUE(articles) << source << '\n' << (articles ? "" : to_string(articles.error()));
  return articles.value_or(Articles{Article{}});
}

Articles read_lines(std::string_view source) {
  auto articles = read_json_lines({"a.jsonl", std::string(source)});
  EXPECT_TRUE(articles) << source << '\n' << (articles ? "" : to_string(articles.error()));
  return articles.value_or(Articles{Article{}});
}

Rows metadata_of(const Article& article) {
  Rows rows;
  for (const auto& [name, value] : article.metadata) rows.push_back(name + "=" + value);
  return rows;
}

Rows warnings_of(const Article& article) {
  Rows rows;
  for (const IndexingError& warning : article.warnings) rows.push_back(to_string(warning));
  return rows;
}

Rows ids_of(const Articles& articles) {
  Rows ids;
  for (const Article& article : articles) ids.push_back(article.id);
  return ids;
}

Article read_first(std::string_view source) { return read(source).front(); }

void expect_all(const std::vector<BlockCase>& cases) { expect_blocks(read_first, cases); }

TEST(JsonReader, WarnsOfAnIdThatIsTooLong) {
  const std::string name = "MED " + std::string(300, 'x');
  const Article article = read("\n{\"text\": \"a\",\n\"_id\": \"" + name + "\"}").front();
  EXPECT_LE(article.id.size(), 80U);
  ASSERT_EQ(article.warnings.size(), 1U);
  EXPECT_EQ(to_string(article.warnings[0]),
            "notes/My notes.json:3: `_id` has 304 bytes, and an id 80 at most; it is shortened, "
            "and kept whole as metadata");
  EXPECT_EQ(metadata_of(article), Rows{"id=" + name});
}

TEST(JsonReader, ReadsEveryFieldOfOurShape) {
  const Article article = read(R"({
    "id": "cells", "title": " The  cells ", "url": "https://example.org/", "publisher": "Society",
    "language": "pt-BR", "date": "2021-03", "authors": ["Ana Ríos", "Ken Ito"],
    "blocks": [{"paragraph": "Text."}], "reviewed": true})")
                              .front();
  EXPECT_EQ(article.id, "cells");
  EXPECT_EQ(article.title, "The cells");
  EXPECT_EQ(article.url, "https://example.org/");
  EXPECT_EQ(article.publisher, "Society");
  EXPECT_EQ(article.language, "pt-BR");
  EXPECT_EQ(article.date, "2021-03");
  EXPECT_EQ(article.authors, (Rows{"Ana Ríos", "Ken Ito"}));
  EXPECT_EQ(metadata_of(article), (Rows{"reviewed=true"}));
  EXPECT_EQ(warnings_of(article), Rows{});
}

TEST(JsonReader, ReadsBlocks) {
  expect_all({
      {R"({"blocks": [{"heading": "A"}, {"paragraph": "b  c\n d"}, {"item": "e"}]})",
       {"H1 A", "P b c d", "L1 e"}},
      {R"({"blocks": [{"heading": "A", "level": 6}, {"level": 2, "item": "b"},
                      {"paragraph": "c", "level": 2}]})",
       {"H6 A", "L2 b", "P2 c"}},
      {R"({"blocks": [{"paragraph": ""}, {"paragraph": "a"}]})", {"P a"}},
  });
}

TEST(JsonReader, SaysInWhichLineABlockStands) {
  const Article article =
      read("{\"blocks\": [\n{\"paragraph\": \"a\"},\n\n{\"item\": \"b\"}]}").front();
  EXPECT_EQ(article.blocks.at(0).line, 2);
  EXPECT_EQ(article.blocks.at(1).line, 4);
}

TEST(JsonReader, CutsFlatTextAtBlankLines) {
  expect_all({
      {R"({"text": "one\ntwo\n\nthree\n \t\r\nfour\n"})", {"P one two", "P three", "P four"}},
      {R"({"title": "T", "text": "one"})", {"P one"}},
      // A record of a bibliography.
      {R"({"title": "T", "text": ""})", {"P T"}},
      {R"({"title": "T", "blocks": []})", {"P T"}},
  });
}

TEST(JsonReader, KeepsUnknownFieldsAsMetadata) {
  const Article article =
      read(R"({"text": "a", "n": 1.50, "big": 12345678901234567890, "no": null, "empty": "",
               "list": [1, "x\"\n", {"k": false}], "n": -2, "words": "two  words"})")
          .front();
  EXPECT_EQ(metadata_of(article),
            (Rows{"n=1.50", "big=12345678901234567890", R"(list=[1,"x\"\u000a",{"k":false}])",
                  "n=-2", "words=two words"}));
  EXPECT_EQ(warnings_of(article), Rows{});
}

TEST(JsonReader, LooksIntoTheMetadataOfCollections) {
  const Article article = read(R"({"metadata": {"url": "https://example.org/", "title": "Other",
      "text": "not the text", "year": 2004}, "title": "T", "text": "a"})")
                              .front();
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.url, "https://example.org/");
  EXPECT_EQ(rows_of(article.blocks), (Rows{"P a"}));
  EXPECT_EQ(metadata_of(article), (Rows{"title=Other", "text=not the text", "year=2004"}));
}

struct MisfitCase {
  std::string_view member;
  std::string_view metadata;
  std::string_view warning;
};

TEST(JsonReader, KeepsWhatDoesNotFitAsMetadataWithAWarning) {
  constexpr MisfitCase kCases[] = {
      {R"("url": "ftp://x")", "url=ftp://x", "`url` is not an address"},
      {R"("url": "javascript:x")", "url=javascript:x", "`url` is not an address"},
      {R"("date": "May 2010")", "date=May 2010", "`date` is not a date"},
      {R"("language": "english")", "language=english", "`language` is not a language tag"},
      {R"("title": 5)", "title=5", "`title` is not text"},
      {R"("authors": 5)", "authors=5", "`authors` is neither a name nor"},
      {R"("authors": ["a", {}])", R"(authors=["a",{}])", "`authors` is neither a name nor"},
      {R"("date": "2010", "date": "2011")", "date=2011", "`date` stands here twice"},
  };
  for (const MisfitCase& row : kCases) {
    const Article article = read("{\"text\": \"a\",\n" + std::string(row.member) + "}").front();
    EXPECT_EQ(metadata_of(article), Rows{std::string(row.metadata)});
    ASSERT_EQ(article.warnings.size(), 1U) << row.member;
    EXPECT_EQ(article.warnings[0].line, 2);
    EXPECT_TRUE(article.warnings[0].message.starts_with(row.warning)) << row.member;
  }
}

TEST(JsonReader, MakesSlugsOfIdsAndKeepsTheOriginal) {
  const Articles articles = read(R"([{"_id": "MED-10", "text": "a"}, {"_id": 4983, "text": "b"},
               {"id": "doc.1/2", "text": "c"}, {"id": "doc-1-2", "text": "d"}])");
  const Rows ids = ids_of(articles);
  EXPECT_EQ(ids[0], "med-10");
  EXPECT_EQ(ids[1], "4983");
  EXPECT_TRUE(ids[2].starts_with("doc-1-2-")) << ids[2];
  EXPECT_EQ(ids[3], "doc-1-2");
  EXPECT_EQ(metadata_of(articles[0]), Rows{"id=MED-10"});
  EXPECT_EQ(metadata_of(articles[1]), Rows{});
  EXPECT_EQ(articles[0].title, "MED-10") << "without a title the id is the title";
}

TEST(JsonReader, NamesArticlesWithoutAnIdByTheFile) {
  EXPECT_EQ(ids_of(read(R"({"text": "a"})")), Rows{"my-notes"});
  const Rows ids = ids_of(read(R"([{"title": "A", "text": "a"}, {"text": "b"}])"));
  EXPECT_TRUE(ids[0].starts_with("my-notes-") && ids[1].starts_with("my-notes-"));
  // What stands before an article does not change its id.
  EXPECT_EQ(ids_of(read(R"([{"text": "new"}, {"title": "A", "text": "edited"}])"))[1], ids[0]);
}

TEST(JsonReader, LeavesOutRecordsThatAreNoArticles) {
  const Articles articles = read(R"([
    {"id": 1, "text": "a"},
    {"id": 2},
    "words",
    {"id": 1, "text": "b"},
    {"id": 3, "text": "", "title": ""},
    {"id": 4, "text": "a", "blocks": []},
    {"id": 5, "text": 5},
    {"id": 6, "text": "c"}])");
  EXPECT_EQ(ids_of(articles), (Rows{"1", "6"}));
  EXPECT_EQ(
      warnings_of(articles.front()),
      (Rows{"notes/My notes.json:3: left out: has neither `blocks` nor `text`, so it is no "
            "article",
            "notes/My notes.json:4: left out: is no object, so no article",
            "notes/My notes.json:6: left out: has no text",
            "notes/My notes.json:7: left out: has its text twice, in `blocks` or `text`; keep "
            "one of them",
            "notes/My notes.json:8: left out: `text` must be a text",
            "notes/My notes.json:5: left out: its id \"1\" is that of the article in line "
            "2"}));
}

struct RefusalCase {
  std::string_view source;
  std::string_view error;
};

TEST(JsonReader, RefusesFilesWithoutAnArticle) {
  constexpr RefusalCase kCases[] = {
      {"", "a.json: is empty"},
      {"[]", "a.json: holds no article"},
      {"{}", "a.json:1: holds no article that can be read; the first is left out: has neither"},
      {"null", "a.json:1: holds no article that can be read"},
      {"{\"text\": \"a\"", "a.json:1: is not valid JSON: unexpected end of input; expected '}'"},
      {"{\n\"text\" \"a\"}",
       "a.json:2: is not valid JSON: unexpected string literal; expected ':'"},
      {"{\"text\": \"\\ud800\"}", "a.json:1: is not valid JSON: "},
      {"{\"text\": 1e999}", "a.json:1: is not valid JSON: a number is too large"},
      {"{\"text\": \"a\"} {}", "a.json:1: is not valid JSON: "},
      {"{\"text\": \"a\",}", "a.json:1: is not valid JSON: "},
      {"\xFF\xFE{\0", "a.json: is UTF-16"},
      {R"({"blocks": {}})",
       "a.json:1: holds no article that can be read; the first is left out: "
       "`blocks` must be a list"},
      {"{\"blocks\": [\n{\"paragraf\": \"a\"}]}", "a.json:2: holds no article that can be read"},
      {R"({"blocks": [{"paragraph": "a", "heading": "b"}]})", "a.json:1: holds no article"},
      {R"({"blocks": [{"heading": "a", "level": 7}, {"item": "b"}]})",
       "a.json:1: holds no article"},
      {R"({"blocks": [{"item": "a", "level": 1.5}]})", "a.json:1: holds no article"},
      {R"({"blocks": [{"item": "a", "level": "1"}]})", "a.json:1: holds no article"},
      {R"({"blocks": [{"heading": "a"}]})",
       "a.json:1: holds no article that can be read; the "
       "first is left out: has no text"},
  };
  for (const RefusalCase& row : kCases) {
    const auto articles = read_json({"a.json", std::string(row.source)});
    ASSERT_FALSE(articles) << row.source;
    EXPECT_TRUE(to_string(articles.error()).starts_with(row.error)) << to_string(articles.error());
  }
}

TEST(JsonReader, MendsBadBytesAndNul) {
  const Article article = read("{\"text\": \"caf\xE9 \\u0000 x\", \"id\": \"a\"}").front();
  EXPECT_EQ(rows_of(article.blocks), Rows{"P caf\uFFFD \uFFFD x"});
  ASSERT_EQ(article.warnings.size(), 1U);
}

TEST(JsonReader, ReadsJsonLinesThatAreCalledJson) {
  EXPECT_EQ(ids_of(read("{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"y\"}\n")),
            (Rows{"a", "b"}));
}

TEST(JsonLines, KeepsAllLinesButTheBadOnes) {
  const Articles articles = read_lines(
      "\xEF\xBB\xBF{\"_id\": \"1\", \"text\": \"a\"}\r\n"
      "\n"
      "{\"_id\": \"2\", \"text\": \"b\n"
      "{\"_id\": \"3\", \"text\": \"c\"}\n"
      "[{\"_id\": \"4\", \"text\": \"d\"}]\n"
      "{\"_id\": \"5\", \"text\": \"e\"} x");
  EXPECT_EQ(ids_of(articles), (Rows{"1", "3", "4", "5"}));
  EXPECT_EQ(articles[1].blocks.at(0).line, 4);
}

TEST(JsonLines, BoundsTheWarnings) {
  std::string source = "{\"_id\": 1, \"text\": \"a\"}\n";
  for (int line = 0; line < 1000; ++line) source += "x\n";
  const Articles articles = read_lines(source);
  ASSERT_EQ(articles.front().warnings.size(), 21U);
  EXPECT_EQ(articles.front().warnings[0].line, 2);
  EXPECT_EQ(articles.front().warnings[20].message,
            "and 980 warnings more; 1000 records were left out in all");
}

TEST(JsonLines, BoundsTheArticles) {
  std::string source;
  for (int line = 0; line <= 500'000; ++line) {
    source += "{\"id\":" + std::to_string(line) + ",\"text\":\"a\"}\n";
  }
  const auto articles = read_json_lines({"a.jsonl", source});
  ASSERT_FALSE(articles);
  EXPECT_EQ(articles.error().message, "holds more than 500000 articles; split it");
}

TEST(JsonLines, RefusesAFileWithoutAnyArticle) {
  const auto articles = read_json_lines({"a.jsonl", "\nx\ny\n"});
  ASSERT_FALSE(articles);
  EXPECT_EQ(articles.error().line, 2);
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(JsonReader, IsNeitherCrashedNorStalledByHostileFiles) {
  const std::string cases[] = {
      repeated("[", 100'000),
      repeated("[", 100'000) + repeated("]", 100'000),
      repeated("{\"a\":", 100'000),
      "{\"text\": \"a\", \"x\": " + repeated("[", 65) + repeated("]", 65) + "}",
      "{\"text\": \"a\", \"x\": [" + repeated("1,", 1'100'000) + "1]}",
      "[" + repeated("[],", 1'000'000) + "[]]",
      "{\"text\": \"" + repeated("a", 10'000'000),
      "{" + repeated("\"a\": 1,", 500'000) + "\"b\": 1}",
      "\"" + repeated("\\", 1'000'001),
      repeated("\n", 1'000'000) + "1",
  };
  for (const std::string& source : cases) {
    const auto as_json = read_json({"a.json", source});
    ASSERT_FALSE(as_json) << source.substr(0, 40);
    EXPECT_LT(as_json.error().message.size(), 300U);
    EXPECT_FALSE(read_json_lines({"a.jsonl", source})) << source.substr(0, 40);
  }
}

TEST(JsonReader, ReadsLongLists) {
  const Articles articles = read("[" + repeated("{\"text\": \"a\", \"n\": [1, 2]},", 200'000) +
                                 "{\"id\": \"last\", \"text\": \"z\"}]");
  EXPECT_EQ(articles.size(), 2U) << "equal articles without ids are one";
  const Articles long_text = read("{\"text\": \"" + repeated("a\\n\\n", 500'000) + "\"}");
  EXPECT_EQ(long_text.front().blocks.size(), 500'000U);
}

}  // namespace
}  // namespace article_search
