#include "indexer/readers/html_metadata.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/json_ld.h"

namespace article_search {
namespace {

using Names = std::vector<std::string>;

HtmlMetadata read(std::string_view source) {
  const auto tree = parse_html(source, "a.html");
  EXPECT_TRUE(tree) << source;
  return tree ? read_html_metadata(*tree, *tree) : HtmlMetadata{};
}

std::string linked(std::string_view json) {
  return "<script type=\"application/ld+json\">" + std::string(json) + "</script><p>x";
}

struct FieldCase {
  std::string source;
  std::string_view expected;
};

void expect_all(std::string HtmlMetadata::*field, const std::vector<FieldCase>& cases) {
  for (const FieldCase& row : cases) EXPECT_EQ(read(row.source).*field, row.expected) << row.source;
}

TEST(HtmlMetadata, FindsTheAddress) {
  expect_all(&HtmlMetadata::url,
             {
                 {"<link rel=canonical href=https://a.org/x>", "https://a.org/x"},
                 {"<link rel='alternate Canonical' href=https://a.org/x>", "https://a.org/x"},
                 {"<link rel=stylesheet href=https://a.org/x>", ""},
                 {"<link rel=canonical href=/x><meta property=og:url content=https://a.org/y>",
                  "https://a.org/y"},
                 {"<link rel=canonical href=javascript:x>", ""},
             });
}

TEST(HtmlMetadata, FindsTheLanguage) {
  expect_all(&HtmlMetadata::language,
             {
                 {"<html lang=de>", "de"},
                 {"<html xml:lang=pt-BR>", "pt-BR"},
                 {"<html lang=en_GB>", "en-GB"},
                 {"<html lang='not a tag'>", ""},
                 {"<html lang=''><body lang=fr>", "fr"},
                 {"<meta http-equiv=Content-Language content='fr, en'>", "fr"},
                 {"<meta property=og:locale content=es_ES>", "es-ES"},
                 {linked(R"({"@type":"Article","inLanguage":"it"})"), "it"},
                 {"<p>x", ""},
             });
}

TEST(HtmlMetadata, FindsTheDate) {
  expect_all(
      &HtmlMetadata::date,
      {
          {"<meta property=article:published_time content=2021-03-09T10:00:00+01:00>",
           "2021-03-09"},
          {"<meta name=citation_publication_date content=2021/3/9>", "2021-03-09"},
          {"<meta name=DC.date content=2021-03>", "2021-03"},
          {"<meta name=dcterms.issued content=2021>", "2021"},
          {"<meta name=DC.date content=soon><meta name=pubdate content=20210309>", "2021-03-09"},
          {"<meta itemprop=datePublished content=2021-03-09>", "2021-03-09"},
          {linked(R"({"@type":"NewsArticle","datePublished":"2021-03-09T00:00Z"})"), "2021-03-09"},
          {"<header><time datetime=2021-03-09>March</time></header>", "2021-03-09"},
          {"<time class='entry-date updated' datetime=2021-03-09>", "2021-03-09"},
          {"<time itemprop=datePublished>2021-03-09</time>", "2021-03-09"},
          // The time of something else, or no date.
          {"<p>They met on <time datetime=2021-03-09>March 9</time>", ""},
          {"<meta property=article:modified_time content=2021-03-09>", ""},
          {"<header><time datetime=10:00>ten</time></header>", ""},
      });
}

TEST(HtmlMetadata, FindsThePublisher) {
  expect_all(&HtmlMetadata::publisher,
             {
                 {"<meta property=og:site_name content='The  Society'>", "The Society"},
                 {"<meta name=citation_publisher content=Press>", "Press"},
                 {linked(R"({"@type":"Article","publisher":{"name":"Press"}})"), "Press"},
                 {"<p>x", ""},
             });
}

struct AuthorsCase {
  std::string source;
  Names expected;
};

TEST(HtmlMetadata, FindsTheAuthors) {
  const AuthorsCase cases[] = {
      {"<meta name=citation_author content='Lee, A'><meta name=citation_author content='Roe, B'>"
       "<meta name=author content=Site>",
       {"Lee, A", "Roe, B"}},
      {"<meta name=author content='Ann Lee'><meta property=article:author content=https://a.org/b>",
       {"Ann Lee"}},
      {"<meta property=article:author content=https://a.org/b>", {}},
      {linked(R"({"@type":"Article","author":"Ann Lee"})"), {"Ann Lee"}},
      {linked(R"([{"@type":"Organization","name":"Site"},
                  {"@type":["Thing","ScholarlyArticle"],"author":[{"name":"Ann"},{"name":"Bo"}]}])"),
       {"Ann", "Bo"}},
      {linked(R"({"@graph":[{"@type":"Article","author":{"@id":"#a"}},
                            {"@type":"Person","@id":"#a","name":"Ann"}]})"),
       {"Ann"}},
  };
  for (const AuthorsCase& row : cases) {
    EXPECT_EQ(read(row.source).authors, row.expected) << row.source;
  }
}

struct TitleCase {
  std::string_view declared;
  std::string_view publisher;
  Names inner;
  Names all;
  std::string_view expected;
};

TEST(HtmlMetadata, ChoosesTheTitle) {
  const TitleCase cases[] = {
      // The only heading of the content.
      {"Cells | Society", "", {"Cells"}, {"Cells"}, "Cells"},
      {"Something else", "", {"Cells"}, {"Cells"}, "Cells"},
      {"", "", {"Cells"}, {"Cells"}, "Cells"},
      // Of several the one that the head confirms.
      {"Cells | Society", "", {"Society", "Nerves", "Cells"}, {}, "Society"},
      {"Cells in mice", "", {"Home", "Cells in mice"}, {}, "Cells in mice"},
      {"Nerves", "", {"Part one", "Part two"}, {}, "Nerves"},
      {"Nerves", "", {"1. Cells", "2. Simple nerves"}, {}, "Nerves"},
      // The site's name goes if something confirms that it is one.
      {"Cells | Society", "Society", {}, {}, "Cells"},
      {"Society: Cells", "society", {}, {}, "Cells"},
      {"Cells - a review", "", {}, {}, "Cells - a review"},
      {"Cells | Society", "", {}, {"Society"}, "Cells"},
      {"Cells | Society", "", {}, {"Cells"}, "Cells"},
      {"", "", {}, {"Cells"}, "Cells"},
      {"", "", {}, {}, ""},
  };
  for (const TitleCase& row : cases) {
    HtmlMetadata metadata;
    metadata.page_title = row.declared;
    metadata.publisher = row.publisher;
    EXPECT_EQ(choose_title(metadata, row.inner, row.all), row.expected) << row.declared;
  }
}

TEST(HtmlMetadata, PrefersTheTitleOfCitations) {
  const HtmlMetadata metadata = read(
      "<title>Cells | Site</title><meta property=og:title content=Cells!>"
      "<meta name=citation_title content='Cells in mice'>");
  EXPECT_EQ(metadata.title, "Cells in mice");
  EXPECT_EQ(metadata.page_title, "Cells | Site");
}

TEST(IsoDate, IsReadFromUsualForms) {
  const FieldCase cases[] = {
      {"2021", "2021"},
      {"2021-03", "2021-03"},
      {"2021/3", "2021-03"},
      {"2021-03-09", "2021-03-09"},
      {"2021-03-09 10:00", "2021-03-09"},
      {"20210309", "2021-03-09"},
      {"2021-13-01", ""},
      {"2021-03-09x", ""},
      {"9 March 2021", ""},
      {"99999999", ""},
      {"", ""},
      {"10:00", ""},
  };
  for (const FieldCase& row : cases) {
    EXPECT_EQ(to_iso_date(row.source), row.expected) << row.source;
  }
}

TEST(JsonLd, SaysNothingWhenItIsMalformedHugeOrOfSomethingElse) {
  const std::string deep(100'000, '[');
  const std::string huge = R"({"@type":"Article","headline":")" + std::string(1 << 21, 'x') + "\"}";
  const std::string texts[] = {"",
                               "{",
                               "null",
                               "[1,\"a\"]",
                               deep,
                               deep + std::string(100'000, ']'),
                               huge,
                               R"({"@type":"Recipe","name":"Soup"})",
                               R"({"@type":7,"author":[[["x"]]],"headline":{}})"};
  for (const std::string& text : texts) {
    EXPECT_EQ(read_json_ld(text).title, "") << text.substr(0, 60);
    EXPECT_TRUE(read_json_ld(text).authors.empty()) << text.substr(0, 60);
  }
}

TEST(JsonLd, ReadsAnArticleBeforeAPage) {
  const LinkedData data = read_json_ld(
      R"({"@graph":[{"@type":"WebPage","name":"Page"},{"@type":"BlogPosting","headline":" A  b "}]})");
  EXPECT_EQ(data.title, "A b");
  EXPECT_EQ(read_json_ld(R"({"@type":"MedicalWebPage","name":"Page"})").title, "Page");
}

}  // namespace
}  // namespace article_search
