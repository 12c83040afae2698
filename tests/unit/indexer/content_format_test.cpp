#include "indexer/readers/content_format.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "indexer/readers/reader_registry.h"

namespace article_search {
namespace {

using namespace std::string_view_literals;

struct ContentCase {
  std::string_view content;
  /// Empty: none of ours.
  std::string_view format;
};

TEST(ContentFormat, IsKnownByWhatStandsInTheFile) {
  constexpr ContentCase kCases[] = {
      {"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"sv, "pdf"},
      {"\r\nheader of a mail\r\n%PDF-1.4\n"sv, "pdf"},
      {"PK\x03\x04..........................mimetypeapplication/epub+zipPK\x03\x04"sv, "epub"},
      {"PK\x03\x04..........................[Content_Types].xml...word/document.xml"sv, "docx"},

      {"<!DOCTYPE html>\n<title>x</title>", "html"},
      {"\n <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "html"},
      {"<HTML lang=en>", "html"},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"\">\n<html>", "html"},
      {"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "html"},
      {"<!-- saved from a > b -->\n<html>", "html"},
      {"<div>Text</div>", "html"},
      {"\xEF\xBB\xBF<p>Text", "html"},

      {"<?xml version=\"1.0\"?><article><body/></article>", "jats"},
      {"<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS\" [<!ENTITY a \"b\">]><article>", "jats"},
      {"<article xml:lang=\"en\"><front/></article>", "jats"},
      {"<?xml version=\"1.0\"?><svg/>", "jats"},

      {"{\"title\": \"x\",\n \"text\": \"y\"}\n", "json"},
      {"[{\"title\": \"x\"}]", "json"},
      {"[]", "json"},
      {"{}", "json"},
      {"{\"_id\": \"1\"}\n{\"_id\": \"2\"}\n", "jsonl"},
      {"{\"_id\": \"1\"} \r\n\r\n{\"_id\": \"2\"}", "jsonl"},
      {"{\"_id\": \"1\"}\n", "json"},

      {"# Title\n\nText", "markdown"},
      {"---\ntitle: x\n---\nText", "markdown"},
      {"###### Deep", "markdown"},

      {"#hashtag of a note", "text"},
      {"####### seven", "text"},
      {"-----\nText", "text"},
      {"[1] A reference", "text"},
      {"[a link](https://example.org)", "text"},
      {"{curly} words", "text"},
      {"{", "text"},
      {"<jane@example.org> wrote:", "text"},
      {"Plain words", "text"},
      {"", "text"},
      {" \n", "text"},
      {"\xFF\xFEw\0o\0r\0d\0"sv, "text"},
      {"caf\xE9", "text"},

      {"PK\x03\x04 xl/workbook.xml [Content_Types].xml"sv, ""},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, ""},
      {"\x7F"
       "ELF\x02\x01\x01\0\0\0"sv,
       ""},
  };
  for (const ContentCase& row : kCases) {
    EXPECT_EQ(format_name_of_content(row.content), row.format) << row.content;
  }
}

TEST(ContentFormat, IsAskedOnlyWhereTheNameSaysNothing) {
  const auto page = read_articles({"saved page", "<!doctype html><p>Text about cells"});
  ASSERT_TRUE(page) << to_string(page.error());
  EXPECT_EQ(page->front().blocks.at(0).text, "Text about cells");
  const auto note = read_articles({"page.txt", "<!doctype html><p>Text about cells"});
  ASSERT_TRUE(note) << to_string(note.error());
  EXPECT_EQ(note->front().blocks.at(0).text, "<!doctype html><p>Text about cells");
}

TEST(ContentFormat, IsOverruledByAFormatNamedOutright) {
  const SourceFile file{"notes.txt", "# Title\n\n*Text* here"};
  const auto markdown = read_articles(file, *format_named("markdown"));
  ASSERT_TRUE(markdown) << to_string(markdown.error());
  EXPECT_EQ(markdown->front().title, "Title");
  EXPECT_EQ(markdown->front().blocks.at(0).text, "Text here");
}

}  // namespace
}  // namespace article_search
