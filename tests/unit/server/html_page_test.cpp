#include "server/http/html_page.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/server/page_fixtures.h"

namespace article_search {
namespace {

TEST(HomePage, SaysWhatIsInTheIndex) {
  schema::StoredArticle article = article_with_title("Stem cells");
  article.publisher = "National MS Society";
  article.date = "2017-06";
  const std::string html = home_of(list_of({article, article_with_title("Other")}));
  EXPECT_TRUE(shows(html, "52 passages in 2 articles."));
  EXPECT_TRUE(shows(html, "<a href=\"/articles/stem-cells\" lang=\"en\">Stem cells</a>"));
  EXPECT_TRUE(shows(html, "<span>National MS Society</span>"));
  EXPECT_TRUE(shows(html, "<time datetime=\"2017-06\">June 2017</time>"));
  EXPECT_TRUE(shows(html, "<span>26 passages</span>"));
  EXPECT_TRUE(shows(html, "autofocus"));
}

TEST(HomePage, SaysSoWhenTheIndexIsEmpty) {
  EXPECT_TRUE(shows(home_of(list_of({})), "the index holds no article"));
}

TEST(HomePage, CountsTheArticlesThatItDoesNotList) {
  const std::vector<schema::StoredArticle> articles(1052, article_with_title("Stem cells"));
  const std::string html = home_of(list_of(articles));
  EXPECT_EQ(count(html, "href=\"/articles/"), 10U);
  EXPECT_TRUE(shows(html, "And 1,042 more articles"));
}

TEST(ResultsPage, CountsInTheHeadingAndTheTitle) {
  struct Row {
    std::uint64_t total;
    std::string_view words;
  };
  const std::vector<Row> rows = {{1, "1 passage"}, {24, "24 passages"}, {1000, "1,000 passages"}};
  for (const Row& row : rows) {
    SearchResults results = results_page(0, 1, 0);
    results.passages = row.total;
    const std::string html = page_of(results);
    const std::string words(row.words);
    EXPECT_TRUE(shows(html, "<h1 class=\"count\">" + words + " for <q><bdi>nose</bdi></q></h1>"));
    EXPECT_TRUE(shows(html, "<title>" + words + " for “nose” – Article Search</title>"));
  }
}

TEST(ResultsPage, KeepsTheQueryInTheField) {
  EXPECT_TRUE(shows(page_of(results_page(0, 1, 1)), "type=\"search\" value=\"nose\""));
}

TEST(ResultsPage, MarksExactlyTheHighlights) {
  SearchResults results = results_page(0, 1, 1);
  results.hits[0].snippet = {"<i> n\xC3\xA4he & nose", {{4, 9}, {12, 16}}, false, false};
  EXPECT_TRUE(shows(page_of(results),
                    "dir=\"auto\">&lt;i&gt; <mark>n\xC3\xA4he</mark> &amp; <mark>nose</mark></p>"));
}

TEST(ResultsPage, ShowsWhereASnippetIsCut) {
  struct Row {
    bool at_start;
    bool at_end;
    std::string_view shown;
  };
  const std::vector<Row> rows = {{false, false, ">nose</p>"},
                                 {true, false, ">… nose</p>"},
                                 {false, true, ">nose …</p>"},
                                 {true, true, ">… nose …</p>"}};
  for (const Row& row : rows) {
    SearchResults results = results_page(0, 1, 1);
    results.hits[0].snippet = {"nose", {}, row.at_start, row.at_end};
    EXPECT_TRUE(shows(page_of(results), row.shown));
  }
}

TEST(ResultsPage, LeadsToThePassage) {
  EXPECT_TRUE(shows(page_of(results_page(0, 1, 1)),
                    "<a href=\"/articles/stem-cells?q=nose#part.14\" lang=\"en\">Recent projects"
                    " <span class=\"place\" lang=\"en\">(passage 14 of 26)</span></a>"));
}

TEST(ResultsPage, SaysWhatAHitIs) {
  SearchResults results = results_page(0, 1, 1);
  Hit& hit = results.hits[0];
  hit.passage.kind = schema::PassageKind::milestone;
  hit.passage.section = {"Leadership role", "In November 2015"};
  hit.passage.date = "2015-11";
  hit.missing = {"nose", "\"spare parts\""};
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "Leadership role › In November 2015 <"));
  EXPECT_TRUE(shows(html, "<span class=\"kind\">Milestone</span>"));
  EXPECT_TRUE(shows(html, "<time datetime=\"2015-11\">November 2015</time>"));
  EXPECT_TRUE(shows(html, "<cite lang=\"en\">Stem cells</cite>"));
  EXPECT_TRUE(shows(html,
                    "Missing:</strong> <span class=\"nowrap\"><bdi>nose</bdi> <a class=\"alone\" "
                    "href=\"/?q=%2Bnose\">must include <bdi>nose</bdi></a>"));
  EXPECT_TRUE(shows(html, "<bdi>&quot;spare parts&quot;</bdi>"));
}

TEST(ResultsPage, NamesEveryKind) {
  const std::vector<std::pair<schema::PassageKind, std::string_view>> rows = {
      {schema::PassageKind::section, ">Section<"},
      {schema::PassageKind::milestone, ">Milestone<"},
      {schema::PassageKind::project, ">Project<"}};
  for (const auto& [kind, shown] : rows) {
    SearchResults results = results_page(0, 1, 1);
    results.hits[0].passage.kind = kind;
    EXPECT_TRUE(shows(page_of(results), shown));
  }
}

TEST(ResultsPage, LeavesOutWhatAHitDoesNotHave) {
  SearchResults results = results_page(0, 1, 1);
  results.hits[0].passage.section.clear();
  const std::string html = page_of(results);
  EXPECT_TRUE(hides(html, "Missing:"));
  EXPECT_TRUE(hides(html, "<time"));
  EXPECT_TRUE(shows(html, "#part.14\" lang=\"en\">Stem cells <span"))
      << "the article's title stands in";
}

TEST(ResultsPage, PassesWarningsOn) {
  SearchResults results = results_page(0, 1, 1);
  EXPECT_TRUE(hides(page_of(results), "Please note:"));
  results.warnings = {{"code", "A quotation mark was never closed."}};
  EXPECT_TRUE(shows(page_of(results), "A quotation mark was never closed."));
}

TEST(ResultsPage, HelpsWhenNothingIsFound) {
  const std::string html = page_of(results_page(0, 0, 0));
  EXPECT_TRUE(shows(html, "No passages for <q><bdi>nose</bdi></q>"));
  EXPECT_TRUE(shows(html, "What you can try"));
  EXPECT_TRUE(hides(html, "class=\"hits\""));
  EXPECT_TRUE(hides(html, "class=\"pager\""));
}

struct PagingCase {
  std::string_view title;
  std::size_t offset;
  std::size_t hits;
  std::uint64_t total;
  /// Where the links lead; "" for no link.
  std::string_view previous;
  std::string_view next;
  std::string_view range;
};

TEST(ResultsPage, LinksToThePagesAround) {
  const std::vector<PagingCase> cases = {
      {"all on one page", 0, 7, 7, "", "", ""},
      {"exactly one page", 0, 10, 10, "", "", ""},
      {"first of three grows in place", 0, 10, 24, "", "", "1 to 10 of 24"},
      {"second", 10, 10, 24, "/?q=nose", "/?q=nose&amp;offset=20", "11 to 20 of 24"},
      {"last", 20, 4, 24, "/?q=nose&amp;offset=10", "", "21 to 24 of 24"},
      {"begins in the middle", 3, 10, 24, "/?q=nose", "/?q=nose&amp;offset=13", "4 to 13 of 24"},
      {"past the end", 90, 0, 24, "/?q=nose", "", ""},
  };
  for (const PagingCase& row : cases) {
    const std::string html = page_of(results_page(row.offset, row.hits, row.total));
    const auto link = [](std::string_view rel, std::string_view address) {
      return "<a rel=\"" + std::string(rel) + "\" href=\"" + std::string(address) +
             (address.empty() ? "" : "\"");
    };
    EXPECT_EQ(contains(html, link("prev", row.previous)), !row.previous.empty()) << row.title;
    EXPECT_EQ(contains(html, link("next", row.next)), !row.next.empty()) << row.title;
    EXPECT_EQ(contains(html, "class=\"range\""), !row.range.empty()) << row.title;
    EXPECT_TRUE(shows(html, row.range)) << row.title;
  }
}

TEST(ResultsPage, GrowsInPlaceUpToFiftyHits) {
  struct Row {
    std::size_t limit;
    std::string_view shown;
  };
  const std::vector<Row> rows = {
      {10, "<a class=\"longer\" href=\"/?q=nose&amp;limit=20#hit-11\">Show 10 more<"},
      {40, "href=\"/?q=nose&amp;limit=50#hit-41\""},
      {50, "<a rel=\"next\" href=\"/?q=nose&amp;offset=50&amp;limit=50\""}};
  for (const Row& row : rows) {
    SearchResults results = results_page(0, row.limit, 240);
    results.limit = row.limit;
    EXPECT_TRUE(shows(page_of(results), row.shown));
  }
}

TEST(ResultsPage, KeepsAPageLengthThatWasAskedFor) {
  SearchResults results = results_page(20, 20, 64);
  results.limit = 20;
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "<a rel=\"next\" href=\"/?q=nose&amp;offset=40&amp;limit=20\""));
  EXPECT_TRUE(shows(html, "href=\"/api/v1/search?q=nose&amp;offset=20&amp;limit=20\""));
}

TEST(ArticlePage, StandsInOrderWithHeadingsListsAndAnchors) {
  ArticleView article = article_of({{{}, 0}, {{"Leadership"}, 1}, {{"Leadership"}, 2}});
  const std::string html = page_of(article, "");
  const std::vector<std::string_view> parts = {
      "<a href=\"#heading-1\" lang=\"en\">Leadership</a>",
      "<article lang=\"en\">",
      "id=\"part.1\"",
      "<h2 id=\"heading-1\">Leadership</h2>",
      "<ul>\n<li>\n<p class=\"passage\" id=\"part.2\"",
      "<ul>\n<li>\n<p class=\"passage\" id=\"part.3\"",
      "</li>\n</ul>\n</li>\n</ul>\n</article>",
  };
  std::size_t at = 0;
  for (const std::string_view part : parts) {
    at = html.find(part, at);
    ASSERT_NE(at, std::string::npos) << part << "\n" << html;
  }
}

TEST(ArticlePage, MarksExactlyTheHighlightsAndCountsTheirPassages) {
  ArticleView article = article_of({{{}, 0}, {{}, 0}});
  article.entries[0].passage.text = "The nose knows.";
  article.entries[0].highlights = {{4, 8}};
  const std::string html = page_of(article, "nose");
  EXPECT_TRUE(shows(html, "dir=\"auto\">The <mark>nose</mark> knows. <a class=\"permalink\""));
  EXPECT_TRUE(shows(html, "<mark>marked</mark> in 1 passage."));
  EXPECT_TRUE(shows(html, "href=\"/?q=nose\""));
}

TEST(ArticlePage, HasNoWayBackWithoutAQuery) {
  const std::string html = page_of(article_of({{{}, 0}}), "");
  EXPECT_TRUE(hides(html, "Back to the results"));
  EXPECT_TRUE(hides(html, "<mark>"));
  EXPECT_TRUE(hides(html, "In this article")) << "there are no headings";
}

TEST(ArticlePage, NamesItsOrigin) {
  ArticleView article = article_of({{{}, 0}});
  article.article.publisher = "National MS Society";
  article.article.date = "2017-06-01";
  article.article.url = "https://example.org/?a=1&b=2";
  const std::string html = page_of(article, "");
  EXPECT_TRUE(shows(html, "<h1 lang=\"en\">Stem cells</h1>"));
  EXPECT_TRUE(shows(html, "National MS Society"));
  EXPECT_TRUE(shows(html, "1 June 2017"));
  EXPECT_TRUE(shows(html, "href=\"https://example.org/?a=1&amp;b=2\""));
}

TEST(ArticlePage, GivesEveryPassageALinkToItself) {
  EXPECT_TRUE(
      shows(page_of(article_of({{{}, 0}}), ""),
            "href=\"/passages/stem-cells.part.1\" lang=\"en\" aria-label=\"Passage 1: link,"));
}

TEST(ArticlePage, LeadsFromTermsToWhatTheyMean) {
  ArticleView article = article_of({{{}, 0}});
  article.entries[0].passage.text = "The stem cells know.";
  article.entries[0].highlights = {{0, 8}};
  article.entries[0].explained = {{{4, 14}, 0}};
  article.glossary = {{"stem cell", "A cell that can become others."}};
  const std::string html = page_of(article, "the stem");
  EXPECT_TRUE(shows(html,
                    "dir=\"auto\"><mark>The </mark><a class=\"term\" href=\"#term-1\">"
                    "<mark>stem</mark> cells</a> know. <a"));
  EXPECT_TRUE(
      shows(html, "<div id=\"term-1\"><dt>stem cell</dt> <dd>A cell that can become others."));
}

TEST(ArticlePage, ShowsWhereEachWordIsAndLeadsThere) {
  ArticleView article = article_of({{{}, 0}, {{}, 0}, {{}, 0}});
  article.words = {{"nose", 4, {0, 2}}};
  const std::string html = page_of(article, "nose");
  EXPECT_TRUE(shows(html, "<bdi>nose</bdi></q>: 4 times in 2 passages"));
  EXPECT_TRUE(shows(html,
                    "<a href=\"#part.3\" aria-label=\"nose: passage 3\">"
                    "<rect class=\"reach\" x=\"50.0%\" width=\"50.0%\" height=\"100%\"/>"
                    "<rect class=\"spot\" x=\"66.6%\" width=\"33.3%\""));
}

TEST(ArticlePage, LeadsToThePlacesOfAWordTogetherWhereTheyAreDense) {
  ArticleView article = article_of({{{}, 0}, {{}, 0}, {{}, 0}});
  article.words = {{"nose", 2, {0, 1}}};
  EXPECT_TRUE(
      shows(page_of(article, "nose"), "<a href=\"#part.1\" aria-label=\"nose: passage 1 to 2\">"));
}

TEST(ArticlePage, CanBeCited) {
  ArticleView article = article_of({{{}, 0}});
  article.article.authors = {"A. Author"};
  article.article.publisher = "National MS Society";
  article.article.date = "2017-06";
  EXPECT_TRUE(
      shows(page_of(article, ""), "<p>A. Author. Stem cells. National MS Society. June 2017.</p>"));
}

TEST(ProblemPage, SaysWhatHappenedAndKeepsTheQuery) {
  const Problem problem{400, "unknown_parameter", "Unknown parameter", "Leave it out.", {}};
  const std::string html = pages().problem(problem, "nose");
  EXPECT_TRUE(shows(html, "Error 400"));
  EXPECT_TRUE(shows(html, "<h1 id=\"problem\">Unknown parameter</h1>"));
  EXPECT_TRUE(shows(html, "Leave it out."));
  EXPECT_TRUE(shows(html, "value=\"nose\""));
}

TEST(ResultsPage, SaysWhatTheWordsMeanAndWhatElseWasSearchedFor) {
  SearchResults results = results_page(0, 1, 1);
  results.query = "MS & more";
  results.definitions = {{"multiple <sclerosis>", "A disease."}};
  results.synonyms = {{"MS", {"multiple <sclerosis>"}}};
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "<dt>multiple &lt;sclerosis&gt;</dt>"));
  EXPECT_TRUE(shows(html, "<dd>A disease.</dd>"));
  EXPECT_TRUE(shows(html, "for <q><bdi>MS</bdi></q>."));
  EXPECT_TRUE(shows(html, "href=\"/?q=MS%20%26%20more&amp;synonyms=off\""));
}

TEST(ResultsPage, KeepsTheChoiceOfTypedWordsFromPageToPage) {
  SearchResults results = results_page(20, 10, 40);
  results.synonym_use = SynonymUse::off;
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "synonyms=off&amp;offset=10"));
  EXPECT_TRUE(shows(html, "synonyms=off&amp;offset=30"));
  EXPECT_TRUE(shows(html, "Only the words as you typed them"));
}

}  // namespace
}  // namespace article_search
