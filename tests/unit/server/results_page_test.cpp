#include "server/http/results_page.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/http/hit_fields.h"
#include "server/http/score_shares.h"
#include "server/http/search_advice.h"
#include "server/http/search_link.h"
#include "server/http/timeline.h"
#include "tests/unit/server/page_fixtures.h"

namespace article_search {
namespace {

using schema::Facet;

FacetCounts years(const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  FacetCounts facet;
  facet.facet = Facet::year;
  for (const auto& [year, count] : counts) facet.values.push_back({year, "", count, false});
  return facet;
}

FacetCounts values_of(Facet facet, std::size_t count) {
  FacetCounts counts;
  counts.facet = facet;
  for (std::size_t at = 0; at < count; ++at) {
    counts.values.push_back({"value " + std::to_string(at), "", 10 - at, false});
  }
  return counts;
}

// -- Links ----------------------------------------------------------------------------------

TEST(SearchLink, LeavesOutWhatIsUsual) {
  EXPECT_EQ(results_link({.query = "nose & cells"}), "/?q=nose%20%26%20cells");
}

TEST(SearchLink, AsksForTheSameAgain) {
  const Parameters asked = {{"q", "a+b"},       {"kind", "project"},  {"kind", "milestone"},
                            {"year", "2005.."}, {"place", "Milan"},   {"when", "2007-01..2009"},
                            {"sort", "-date"},  {"group", "article"}, {"match", "all"},
                            {"exact", "true"},  {"synonyms", "off"},  {"typos", "offer"},
                            {"prefix", "true"}, {"offset", "20"},     {"limit", "30"}};
  EXPECT_EQ(page_parameters(parse_search_request(asked).value()), asked);
}

TEST(SearchLink, BeginsAnewWhenTheFiltersChange) {
  SearchRequest request{.query = "a", .offset = 20};
  const SearchRequest filtered = with_filter(request, Facet::kind, "project");
  EXPECT_EQ(results_link(filtered), "/?q=a&kind=project");
  EXPECT_EQ(results_link(with_filter(filtered, Facet::kind, "milestone")),
            "/?q=a&kind=project&kind=milestone");
  EXPECT_EQ(results_link(with_only_filter(filtered, Facet::kind, "section")), "/?q=a&kind=section");
  EXPECT_EQ(results_link(without_filter(filtered, Facet::kind, "project")), "/?q=a");
}

// -- The timeline ---------------------------------------------------------------------------

TEST(Timeline, HasABarForEveryYearBetween) {
  const std::vector<TimelineBar> bars = timeline_bars(years({{"2009", 50}, {"2007", 100}}));
  ASSERT_EQ(bars.size(), 3U);
  EXPECT_EQ(bars[0], (TimelineBar{2007, 2007, 100, 100, false}));
  EXPECT_EQ(bars[1], (TimelineBar{2008, 2008, 0, 0, false}));
  EXPECT_EQ(bars[2], (TimelineBar{2009, 2009, 50, 50, false}));
}

TEST(Timeline, KeepsBarsWideEnoughForAFinger) {
  struct Row {
    std::string_view first;
    std::string_view last;
    std::string_view first_bar;
    std::size_t bars;
  };
  const std::vector<Row> rows = {{"2004", "2017", "2004", 14},
                                 {"2003", "2017", "2002..2003", 8},
                                 {"1960", "2017", "1960..1964", 12},
                                 {"1805", "2017", "1800..1819", 11}};
  for (const Row& row : rows) {
    const auto bars =
        timeline_bars(years({{std::string(row.first), 1}, {std::string(row.last), 1}}));
    ASSERT_EQ(bars.size(), row.bars) << row.first;
    EXPECT_EQ(year_filter(bars.front()), row.first_bar);
  }
}

TEST(Timeline, ShowsTheSmallestCount) {
  const auto bars = timeline_bars(years({{"2007", 100'000}, {"2008", 1}}));
  EXPECT_EQ(bars.back().height, kLeastBarHeight);
}

TEST(Timeline, NeedsTwoYearsToCompare) {
  EXPECT_TRUE(timeline_bars(years({})).empty());
  EXPECT_TRUE(timeline_bars(years({{"2007", 3}})).empty());
  EXPECT_TRUE(timeline_bars(years({{"2007", 3}, {"<script>", 1}})).empty());
}

TEST(Timeline, NamesStretchesInWords) {
  EXPECT_EQ(year_words("2009"), "2009");
  EXPECT_EQ(year_words("2005..2009"), "2005 to 2009");
  EXPECT_EQ(year_words("2009.."), "from 2009 on");
  EXPECT_EQ(year_words("..2009"), "up to 2009");
}

TEST(ResultsPage, DrawsResultsByYearAsLinksThatFilter) {
  SearchResults results = results_page(0, 1, 1);
  results.facets = {years({{"2007", 4}, {"2009", 2}})};
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "href=\"/?q=nose&amp;year=2007\" aria-label=\"2007, 4 passages\""));
  EXPECT_TRUE(shows(html, "<rect y=\"50\" width=\"10\" height=\"50\"/>"));
  EXPECT_TRUE(shows(html, "2008<span class=\"unseen\">, none</span>"));
  EXPECT_TRUE(hides(html, "from 2007 on"));
}

TEST(ResultsPage, OffersAllFromAChosenYearOn) {
  SearchResults results = results_page(0, 1, 1);
  results.facets = {years({{"2007", 4}, {"2009", 2}})};
  results.filters = with_filter({}, Facet::year, "2009").filters;
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "href=\"/?q=nose\" aria-current=\"true\" aria-label=\"2009, "));
  EXPECT_TRUE(shows(html, "href=\"/?q=nose&amp;year=2009..\">from 2009 on<"));
  EXPECT_TRUE(shows(html, "href=\"/?q=nose&amp;year=..2009\">up to 2009<"));
}

// -- Filters --------------------------------------------------------------------------------

TEST(ResultsPage, OffersFacetsWithCountsAsBoxesOfTheForm) {
  SearchResults results = results_page(0, 1, 1);
  results.facets = {values_of(Facet::place, 7)};
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "<legend>Place</legend>"));
  EXPECT_TRUE(shows(html,
                    "<input type=\"checkbox\" form=\"search\" name=\"place\" value=\"value 0\">"
                    " <span>value 0</span> <span class=\"number\">10</span>"));
  EXPECT_TRUE(shows(html, "<summary>2 more</summary>"));
}

TEST(ResultsPage, LeavesOutFacetsThatTellNothingApart) {
  SearchResults results = results_page(0, 1, 1);
  results.facets = {values_of(Facet::place, 1)};
  EXPECT_TRUE(hides(page_of(results), "Place"));
  results.facets[0].values[0].is_selected = true;
  EXPECT_TRUE(shows(page_of(results), "value=\"value 0\" checked>"));
}

TEST(ResultsPage, RemovesEachFilterByALink) {
  SearchResults results = results_page(0, 1, 1);
  results.filters =
      with_filter(with_filter({}, Facet::kind, "project"), Facet::place, "Milan").filters;
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html,
                    "<a href=\"/?q=nose&amp;place=Milan\" "
                    "aria-label=\"Remove the filter Kind: Project\">"));
  EXPECT_TRUE(shows(html, "<a class=\"clear\" href=\"/?q=nose\">Remove all filters</a>"));
}

TEST(ResultsPage, KeepsInItsFormWhatHasNoBox) {
  SearchResults results = results_page(0, 1, 1);
  results.sort = SortOrder::newest_first;
  results.facets = {values_of(Facet::place, 2)};
  results.facets[0].values[0].is_selected = true;
  results.filters = with_filter({}, Facet::place, "value 0").filters;
  results.filters = with_filter(request_of(results), Facet::year, "2009").filters;
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "<input type=\"hidden\" name=\"sort\" value=\"-date\">"));
  EXPECT_TRUE(shows(html, "<input type=\"hidden\" name=\"year\" value=\"2009\">"));
  EXPECT_TRUE(hides(html, "type=\"hidden\" name=\"place\""));
}

TEST(ResultsPage, FiltersByWhatAHitNames) {
  SearchResults results = results_page(0, 1, 1);
  results.hits[0].passage.institutions = {"Yale & Sons"};
  results.hits[0].passage.topics = {"myelin", "repair", "nose", "mice", "trial"};
  results.filters = with_filter({}, Facet::topic, "repair").filters;
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html,
                    "<a href=\"/?q=nose&amp;institution=Yale%20%26%20Sons&amp;topic=repair\" "
                    "aria-label=\"Yale &amp; Sons: only this institution\">"));
  EXPECT_TRUE(shows(html, "<a href=\"/?q=nose&amp;topic=mice\""));
  EXPECT_TRUE(hides(html, "aria-label=\"repair: only")) << "it is used already";
  EXPECT_TRUE(hides(html, "aria-label=\"trial: only")) << "too many would be clutter";
}

// -- Why --------------------------------------------------------------------------------------

TEST(ScoreShares, AreSummedByWordTheGreatestFirst) {
  const std::vector<ScoreShare> shares =
      score_shares({{"myelin", "myelin", "text", MatchForm::stem, 1},
                    {"nose", "nose", "section", MatchForm::stem, 6},
                    {"myelin", "myelin", "text", MatchForm::exact, 1},
                    {"myelin", "remyelin", "text", MatchForm::synonym, 2},
                    {"order", "", "", MatchForm::rank, -1}});
  const std::vector<ScoreShare> expected = {
      {"nose", "in another form, in a heading", 60, ScoreShare::Effect::raised},
      {"myelin", "as you typed it and by another name, in the text", 40,
       ScoreShare::Effect::raised},
      {"", "by how the words stand together", 10, ScoreShare::Effect::lowered}};
  EXPECT_EQ(shares, expected);
}

TEST(ScoreShares, OfNothingAreNone) { EXPECT_TRUE(score_shares({}).empty()); }

TEST(ResultsPage, SaysWhyInWordsAndBars) {
  SearchResults results = results_page(0, 1, 1);
  results.hits[0].parts = {{"nose", "nose", "text", MatchForm::exact, 3}};
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "<q><bdi>nose</bdi></q> as you typed it, in the text: 100 %"));
  EXPECT_TRUE(shows(html, "<rect class=\"part\" width=\"100\" height=\"8\"/>"));
}

TEST(NeededWord, StandsInThePlaceOfTheWord) {
  struct Row {
    std::string_view query;
    std::string_view word;
    std::string_view needed;
  };
  const std::vector<Row> rows = {{"nose cells", "cells", "nose +cells"},
                                 {"noses nose", "nose", "noses +nose"},
                                 {"\"spare parts\" x", "spare parts", "+\"spare parts\" x"},
                                 {"title:nose", "nose", "title:nose +nose"},
                                 {"other", "nose", "other +nose"}};
  for (const Row& row : rows) EXPECT_EQ(with_needed_word(row.query, row.word), row.needed);
}

// -- Groups and nothing -------------------------------------------------------------------------

TEST(ResultsPage, PutsHitsUnderTheirArticles) {
  SearchResults results = results_page(0, 0, 7);
  results.grouping = Grouping::by_article;
  results.articles = 1;
  results.groups = {{.article = article_with_title("Stem cells"),
                     .passages = 7,
                     .hits = {hit_with_text("Cells.")}}};
  const std::string html = page_of(results);
  EXPECT_TRUE(shows(html, "<h3 class=\"hit-title\">"));
  EXPECT_TRUE(shows(html, "href=\"/?q=nose&amp;article=stem-cells\">All 7 passages"));
}

TEST(AdvisableWords, AreWordsAndPhrasesWithoutSigns) {
  struct Row {
    std::string_view query;
    std::vector<std::string> words;
  };
  const std::vector<Row> rows = {{"", {}},
                                 {"  ", {}},
                                 {"nose +cells  -mice", {"nose", "cells", "mice"}},
                                 {"a AND b OR NOT c", {"a", "b", "c"}},
                                 {"\"spare parts\" x", {"\"spare parts\"", "x"}},
                                 {"\"open phrase", {"\"open", "phrase"}},
                                 {"1 2 3 4 5 6 7", {"1", "2", "3", "4", "5", "6"}}};
  for (const Row& row : rows) EXPECT_EQ(advisable_words(row.query), row.words) << row.query;
}

TEST(ResultsPage, SaysWhatOtherWordsWouldFind) {
  const SearchResults results = results_page(0, 0, 0);
  SearchAdvice advice;
  advice.words = {{"xylophon", 0, "xylophone"}, {"nose", 3, ""}};
  advice.shorter = {{"nose", "xylophon", 3}};
  advice.without_filters = 5;
  const std::string html = pages().results(request_of(results), results, advice);
  EXPECT_TRUE(shows(html, "No passage has <q><bdi>xylophon</bdi></q>."));
  EXPECT_TRUE(shows(html, "href=\"/?q=xylophone\"><q><bdi>xylophone</bdi></q></a>"));
  EXPECT_TRUE(
      shows(html, "href=\"/?q=nose\">Leave out <q><bdi>xylophon</bdi></q>: 3 passages</a>"));
  EXPECT_TRUE(shows(html, "Search without filters: 5 passages"));
}

}  // namespace
}  // namespace article_search
