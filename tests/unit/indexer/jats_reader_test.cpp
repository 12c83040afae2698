#include "indexer/readers/jats_reader.h"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/readers/jats_table.h"
#include "tests/support/test_paths.h"
#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

Article read(std::string_view source) {
  const auto articles = read_jats({"a.xml", std::string(source)});
  EXPECT_TRUE(articles) << source << '\n' << (articles ? "" : to_string(articles.error()));
  return articles ? articles->front() : Article{};
}

Article with_front(std::string_view meta) {
  return read("<article><front><article-meta>" + std::string(meta) +
              "</article-meta></front><body><p>x</p></body></article>");
}

Article with_body(std::string_view body) {
  return read("<article><body>" + std::string(body) + "</body></article>");
}

void expect_all(const std::vector<BlockCase>& cases) { expect_blocks(with_body, cases); }

TEST(JatsReader, ReadsAWholeArticle) {
  std::ifstream file(testing::fixture_path("article.nxml"));
  const std::string source{std::istreambuf_iterator<char>(file), {}};
  const Article article = read(source);
  EXPECT_EQ(article.title,
            "Cooling vests and walking speed in multiple sclerosis: A crossover study that never "
            "took place");
  EXPECT_EQ(article.authors, (Rows{"Ana M. Ríos", "Ken Ito", "The Vest Group"}));
  EXPECT_EQ(article.publisher, "Journal of Invented Neurology");
  EXPECT_EQ(article.url, "https://doi.org/10.9999/jin.2021.0042");
  EXPECT_EQ(article.date, "2021-03-09");
  EXPECT_EQ(rows_of(article.blocks),
            (Rows{"H1 Abstract",
                  "H2 Background",
                  "P Heat slows people with MS down.",
                  "H2 Findings",
                  "P Twelve volunteers walked faster in a cooling vest.",
                  "H1 Plain language summary",
                  "P A cold vest may help you walk on a hot day.",
                  "H1 Introduction",
                  "P Many people with MS are sensitive to heat [1,2]. A rise of 0.5 °C can slow "
                  "conduction in nerves that lost myelin (demyelinated) [3].",
                  "P Three measures are usual:",
                  "L1 shade,",
                  "L1 cold drinks, which",
                  "L2 act within minutes",
                  "L1 vests with ice.",
                  "P1 Vests are heavy.",
                  "P None has been compared with another.",
                  "H1 Materials and methods",
                  "P Volunteers walked twice, in random order, some 10^2 metres each.",
                  "H2 Measurements",
                  "P Speed was v=s/t, and Ca2+ was taken from blood with little CO2.",
                  "P (1) Q = mc\\Delta T",
                  "P Figure 1. The vest. It has four pockets.",
                  "H1 Results",
                  "P All but one walked faster (Table 1).",
                  "H2 Table 1. Walking speed in metres a second",
                  "P Group: Relapsing; Speed without: 1.10; Speed with vest: 1.21",
                  "P Group: Relapsing; Speed without: 1.05; Speed with vest: 1.19 [a]",
                  "P Group: Progressive; Speed with vest: 0.80",
                  "P One volunteer stopped early.",
                  "H1 Acknowledgements",
                  "P We thank nobody in particular.",
                  "H1 References",
                  "P Doe J. Heat and nerves. J Warm. 2001;1:1-9.",
                  "P Roe R, Poe P, et al. Ice as a friend. Cold Facts. 2010;12(3):45-67. "
                  "doi:10.9999/cf.3",
                  "P Moe M. A book on myelin. Nowhere: Examples; 1999."}));
}

struct DateCase {
  std::string_view source;
  std::string_view date;
};

TEST(JatsReader, TakesTheFirstDateThatReadersCouldHaveItOn) {
  constexpr DateCase kCases[] = {
      {"<pub-date><year>2019</year></pub-date>", "2019"},
      {"<pub-date><month>4</month><year>2019</year></pub-date>", "2019-04"},
      {"<pub-date><month>Apr</month><day>1</day><year>2019</year></pub-date>", "2019-04-01"},
      {"<pub-date><season>Spring</season><year>2019</year></pub-date>", "2019"},
      {"<pub-date><month>13</month><year>2019</year></pub-date>", "2019"},
      {"<pub-date iso-8601-date='2019-04-02'/>", "2019-04-02"},
      {"<pub-date pub-type='collection'><year>2020</year></pub-date>"
       "<pub-date date-type='pub'><year>2019</year></pub-date>",
       "2019"},
      {"<pub-date pub-type='ppub'><year>2020</year></pub-date>"
       "<pub-date pub-type='epub'><year>2019</year><month>12</month></pub-date>",
       "2019-12"},
      {"<pub-date><year>soon</year></pub-date>", ""},
      {"", ""},
  };
  for (const DateCase& row : kCases) EXPECT_EQ(with_front(row.source).date, row.date) << row.source;
}

TEST(JatsReader, LinksToTheDoiOrElseToPubMedCentral) {
  EXPECT_EQ(with_front("<article-id pub-id-type='doi'>10.1/x</article-id>").url,
            "https://doi.org/10.1/x");
  EXPECT_EQ(with_front("<article-id pub-id-type='pmc'>123</article-id>").url,
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/");
  EXPECT_EQ(with_front("<article-id pub-id-type='doi'>10.1/x y</article-id>").url, "");
  EXPECT_EQ(with_front("").url, "");
}

TEST(JatsReader, FlattensInlineMarkup) {
  expect_all({
      {"<p>a <italic>b</italic> <bold>c</bold>d</p>", {"P a b cd"}},
      {"<p>a<break/>b<!-- c --> <?d e?>f</p>", {"P a b f"}},
      {"<p><![CDATA[a < b]]> &amp; &#x3B2; &unknown;</p>", {"P a < b & β &unknown;"}},
      {"<p>see <ext-link xlink:href='x'>there</ext-link> or <email>a@b.org</email></p>",
       {"P see there or a@b.org"}},
      {"<p>a<fn><p>b</p></fn> c</p>", {"P a ( b ) c"}},
      {"<p>H<sub>2</sub>O, 10<sup>6</sup>, 10<sup>−3</sup>, Ca<sup>2+</sup>, m<sup>2</sup></p>",
       {"P H2O, 10^6, 10^−3, Ca2+, m2"}},
      {"<p>cells<sup><xref ref-type='bibr'>3</xref>,<xref ref-type='bibr'>4</xref></sup> and</p>",
       {"P cells [3,4] and"}},
      {"<p>cells.<xref ref-type='bibr'><sup>3</sup></xref> And</p>", {"P cells. [3] And"}},
      {"<p>cells [<xref ref-type='bibr'>3</xref>]</p>", {"P cells [3]"}},
      {"<p>cells [<sup><xref ref-type='bibr'>3</xref></sup>]</p>", {"P cells [3]"}},
  });
}

TEST(JatsReader, SaysFormulasByTheirText) {
  expect_all({
      {"<p>if <inline-formula><math alttext='a over b'><mi>x</mi></math></inline-formula>.</p>",
       {"P if a over b."}},
      {"<p><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></p>",
       {"P x^2"}},
      {"<disp-formula><tex-math>$x_1$</tex-math></disp-formula>", {"P x_1"}},
      {"<disp-formula>E = mc<sup>2</sup><graphic/></disp-formula>", {"P E = mc2"}},
      {"<p>a <disp-formula><tex-math>x</tex-math></disp-formula> b</p>", {"P a x b"}},
  });
}

TEST(JatsReader, NestsSections) {
  expect_all({
      {"<sec><title>A</title><p>a</p><sec><title>B</title><p>b</p></sec></sec>"
       "<sec><title>C</title><p>c</p></sec>",
       {"H1 A", "P a", "H2 B", "P b", "H1 C", "P c"}},
      {"<sec sec-type='methods|subjects'><p>a</p></sec>", {"H1 Methods", "P a"}},
      // A section without any heading is part of where it stands.
      {"<sec><p>a</p></sec><p>b</p>", {"P a", "P b"}},
      {"<sec><title>A</title><boxed-text><caption><title>Box</title></caption><p>a</p></boxed-text>"
       "<p>b</p></sec>",
       {"H1 A", "P b", "H2 Box", "P a"}},
      {"<sec><title>A</title><boxed-text><p>a</p></boxed-text><p>b</p></sec>",
       {"H1 A", "P a", "P b"}},
      {"<unheard-of><p>a</p></unheard-of>text", {"P a", "P text"}},
  });
}

TEST(JatsReader, ReadsBlocksInsideOfParagraphs) {
  expect_all({
      {"<p>a <disp-quote><p>b</p></disp-quote> c</p>", {"P a", "P b", "P c"}},
      {"<p>a <fig><label>Fig 1</label><caption><p>b</p></caption></fig></p>",
       {"P a", "P Fig 1. b"}},
      {"<sec><title>S</title><p>a <table-wrap><label>T1</label><table><tr><td>b</td></tr></table>"
       "</table-wrap> c</p></sec>",
       {"H1 S", "P a", "P c", "H2 T1", "P b"}},
      {"<def-list><def-item><term>MS</term><def><p>multiple sclerosis</p></def></def-item>"
       "</def-list>",
       {"L1 MS: multiple sclerosis"}},
      {"<list><list-item><label>1.</label><p>a</p></list-item></list>", {"L1 a"}},
      {"<media><caption><p>A film.</p></caption></media>", {"P A film."}},
      {"<fig><graphic/><alt-text>a cell</alt-text></fig>", {"P a cell"}},
  });
}

TEST(JatsReader, ReadsARowWithItsColumnNames) {
  expect_all({
      {"<table-wrap><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
       "</table-wrap>",
       {"H1 Table", "P A: 1; B: 2"}},
      {"<table><tr><td>1</td><td>2</td></tr></table>", {"H1 Table", "P 1; 2"}},
      {"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>"
       "<tr><td colspan='2'>All of it</td></tr><tr><td/><td/></tr></tbody></table>",
       {"H1 Table", "P All of it"}},
      {"<table><thead><tr><th/><th colspan='2'>A</th></tr><tr><th>G</th><th>x</th><th>y</th></tr>"
       "</thead><tr><td>1</td><td>2</td><td>3</td></tr></table>",
       {"H1 Table", "P G: 1; A x: 2; A y: 3"}},
      {"<table><tr><td rowspan='99'>a</td><td>1</td></tr><tr><td>2</td></tr></table>",
       {"H1 Table", "P a; 1", "P a; 2"}},
  });
}

TEST(JatsReader, KeepsSubArticlesUnderTheirTitles) {
  const Article article = read(
      "<article><body><p>a</p></body><sub-article><front-stub><title-group><article-title>Decision"
      "</article-title></title-group></front-stub><body><sec><title>S</title><p>b</p></sec></body>"
      "</sub-article></article>");
  EXPECT_EQ(rows_of(article.blocks), (Rows{"P a", "H1 Decision", "H2 S", "P b"}));
}

TEST(JatsReader, SaysInWhichLineABlockStands) {
  const Article article = with_body("\n<p>a</p>\n\n<p>b</p>");
  EXPECT_EQ(article.blocks.at(0).line, 2);
  EXPECT_EQ(article.blocks.at(1).line, 4);
}

TEST(JatsReader, HasTheClosestIdsAsAnchors) {
  const Article article = with_body(
      "<p>a</p><sec id='s1'><title>S</title><p>b</p><p id='p2'>c</p>"
      "<fig id='f1'><caption><p>d</p></caption></fig></sec><sec><title>T</title><p>e</p></sec>");
  Rows rows;
  for (const Block& block : article.blocks) rows.push_back(block.text + " " + block.anchor);
  EXPECT_EQ(rows, (Rows{"a ", "S s1", "b s1", "c p2", "d f1", "T ", "e "}));
}

TEST(JatsReader, ReadsSetsOfArticles) {
  const auto articles = read_jats(
      {"set.xml",
       "<pmc-articleset><article><front><article-meta><article-id pub-id-type='pmc'>12</article-id>"
       "</article-meta></front><body><p>a</p></body></article><article><front><article-meta>"
       "<article-id pub-id-type='doi'>10.1/X</article-id></article-meta></front>"
       "<body><p>b</p></body></article></pmc-articleset>"});
  ASSERT_TRUE(articles);
  ASSERT_EQ(articles->size(), 2U);
  EXPECT_EQ(articles->at(0).id, "pmc12");
  EXPECT_EQ(articles->at(1).id, "10-1-x");
}

struct RefusalCase {
  std::string_view source;
  std::string_view error;
};

struct CitationCase {
  std::string_view source;
  std::string_view text;
};

TEST(JatsReader, SaysAReferenceAsItIsWrittenOrPutsItTogether) {
  constexpr CitationCase kCases[] = {
      {"<mixed-citation><name><surname>Doe</surname><given-names>J</given-names></name>, "
       "<name><given-names>R</given-names><surname>Roe</surname></name>. <source>X</source>. 2001."
       "</mixed-citation>",
       "Doe J, R Roe. X. 2001."},
      {"<citation><person-group><name><surname>Doe</surname><given-names>J</given-names></name>"
       "</person-group> <year>2001</year> <article-title>T</article-title>: 1–2</citation>",
       "Doe J 2001 T: 1–2"},
      {"<element-citation><name><surname>Doe</surname></name><article-title>Why?</article-title>"
       "<source>X</source><fpage>9</fpage><comment>In press</comment></element-citation>",
       "Doe. Why? X:9. In press"},
      {"<element-citation><source>X</source><pub-id>7</pub-id></element-citation>", "X. 7"},
      {"<label>1</label><note><p>Ask us.</p></note>", "Ask us."},
      {"<mixed-citation>a) One.</mixed-citation><mixed-citation>b) Two.</mixed-citation>",
       "a) One. b) Two."},
  };
  for (const CitationCase& row : kCases) {
    const Article article = with_body("</body><back><ref-list><ref>" + std::string(row.source) +
                                      "</ref></ref-list></back><body>");
    EXPECT_EQ(rows_of(article.blocks), (Rows{"H1 References", "P " + std::string(row.text)}))
        << row.source;
  }
}

TEST(JatsReader, RefusesOtherXmlAndSaysWhatItIs) {
  constexpr RefusalCase kCases[] = {
      {"<html><body><p>a</p></body></html>",
       "a.xml: is XML with the root <html>; of XML only JATS"},
      {"<article><title>a</title><para>b</para></article>",
       "a.xml: is XML with the root <article>, but without <front> or <body>"},
      {"<pmc-articleset/>", "a.xml: is an empty <pmc-articleset>"},
      {"<article>\n<body>\n<p>a</body></article>", "a.xml:3: is not well-formed XML: "},
      {"<article><body><p>a", "a.xml:1: is not well-formed XML: "},
      {"words", "a.xml:1: is not well-formed XML: "},
      {"", "a.xml: is empty"},
  };
  for (const RefusalCase& row : kCases) {
    const auto articles = read_jats({"a.xml", std::string(row.source)});
    ASSERT_FALSE(articles) << row.source;
    EXPECT_TRUE(to_string(articles.error()).starts_with(row.error)) << to_string(articles.error());
  }
}

TEST(JatsReader, ResolvesNoEntitiesOfADtd) {
  const Article bomb = read(
      "<!DOCTYPE article [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>"
      "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
      "<article><body><p>&b; &c;</p></body></article>");
  EXPECT_EQ(rows_of(bomb.blocks), Rows{"P &b; &c;"});
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

std::string nested(std::string_view open, std::string_view close, int times) {
  return "<article><body>" + repeated(open, times) + "<p>x</p>" + repeated(close, times) +
         "</body></article>";
}

TEST(JatsReader, RefusesWhatIsTooDeepOrHasTooManyTags) {
  EXPECT_FALSE(read_jats({"a.xml", nested("<sec>", "</sec>", 300)}));
  EXPECT_FALSE(read_jats({"a.xml", nested("<bold>", "</bold>", 100'000)}));
  EXPECT_FALSE(read_jats({"a.xml", repeated("<a>", 1'000'000)}));
  EXPECT_FALSE(read_jats({"a.xml", repeated("<a/>", 4'000'001)}));
  EXPECT_TRUE(read_jats({"a.xml", nested("<sec><title>a</title>", "</sec>", 200)}));
}

std::size_t text_size(const Article& article) {
  std::size_t size = 0;
  for (const Block& block : article.blocks) size += block.text.size();
  return size;
}

// Spans and column names say text again; a small file must not become a large one.
TEST(JatsReader, BoundsWhatTablesSayAgain) {
  const std::string span = "<tr>" +
                           repeated("<td rowspan='200'>" + std::string(5000, 'x') + "</td>", 50) +
                           "<td>y</td></tr>";
  const std::string names =
      "<thead><tr>" + repeated("<th>" + std::string(190, 'n') + "</th>", 150) + "</tr></thead>";
  const std::string cells = "<tr>" + repeated("<td>y</td>", 150) + "</tr>";
  for (const std::string& table :
       {repeated(span + repeated("<tr><td>y</td></tr>", 199), 3), names + repeated(cells, 2000)}) {
    const std::string source = "<table>" + table + "</table>";
    EXPECT_LE(text_size(with_body(source)), source.size() + 2 * kMostRepeatedText)
        << source.substr(0, 80);
  }
}

TEST(JatsReader, IsLinearInHostileArticles) {
  const std::string cases[] = {
      repeated("<p>", 100) + repeated("<bold>a</bold>", 100'000) + repeated("</p>", 100),
      "<p>" + repeated("a<list><list-item><p>b</p></list-item></list>", 20'000) + "</p>",
      repeated("<sec><title>a</title><p>b</p></sec>", 50'000),
      repeated("<table><tr><td colspan='65535' rowspan='65535'>a</td></tr></table>", 10'000),
      repeated("<fig><caption><p>a</p></caption></fig>", 50'000),
      "<p>" + repeated("1<sup>2</sup>", 100'000) + "</p>",
  };
  for (const std::string& body : cases) EXPECT_FALSE(with_body(body).blocks.empty());
}

}  // namespace
}  // namespace article_search
