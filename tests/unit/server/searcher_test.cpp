#include "server/search/searcher.h"

#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "server/search/searcher_pool.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using testing::TestIndex;
using Strings = std::vector<std::string>;

SearchResults search(const TestIndex& index, const SearchRequest& request) {
  return Searcher::open(index.path()).value().search(request).value();
}

/// The positions of the hits, best first.
std::vector<int> positions(const TestIndex& index, const std::string& query) {
  std::vector<int> positions;
  for (const Hit& hit : search(index, {.query = query}).hits) {
    positions.push_back(hit.passage.position);
  }
  return positions;
}

using Positions = std::vector<int>;

TEST(Searcher, FindsPassagesWithAnyWordAndThoseWithMoreFirst) {
  const auto index = TestIndex::of_texts({"nose", "Glasgow", "cells of the nose in Glasgow"});
  EXPECT_EQ(positions(index, "nose Glasgow").front(), 3);
  EXPECT_EQ(positions(index, "nose Glasgow").size(), 3U);
}

TEST(Searcher, RanksTheExactWordAboveOthersOfItsStem) {
  const auto index = TestIndex::of_texts({"Opening.", "cells here", "cell here", "celled here"});
  EXPECT_EQ(positions(index, "cell").front(), 3);
  EXPECT_EQ(positions(index, "cells").front(), 2);
}

TEST(Searcher, FindsPhrasesOnlyWhereTheyStand) {
  const auto index = TestIndex::of_texts({"parts that are spare", "spare parts", "spare"});
  EXPECT_EQ(positions(index, "\"spare parts\""), Positions{2});
}

TEST(Searcher, FindsCompoundsHoweverTheyAreWritten) {
  const auto index = TestIndex::of_texts(
      {"IL-17 here", "IL17 here", "IL 17 here", "wellbeing", "well-being", "well being"});
  for (const std::string query : {"IL-17", "IL17", "\"IL 17\""}) {
    EXPECT_EQ(positions(index, query).size(), 3U) << query;
  }
  EXPECT_EQ(positions(index, "well-being").size(), 3U);
  EXPECT_EQ(positions(index, "wellbeing").size(), 2U);
}

TEST(Searcher, FindsAPhraseThatReachesIntoACompound) {
  const auto index = TestIndex::of_texts({"the well-being scale", "TGF-β1 level"});
  EXPECT_EQ(positions(index, "\"wellbeing scale\""), Positions{1});
  EXPECT_EQ(positions(index, "\"the wellbeing\""), Positions{1});
  EXPECT_EQ(positions(index, "TGFbeta1"), Positions{2});
}

TEST(Searcher, FindsWhatTheQueryLanguageAsksFor) {
  const auto index = TestIndex::of_texts({
      "Opening words.",                                        // 1
      "Stem cells repair myelin.",                             // 2
      "A stem cell of the nose.",                              // 3
      "Myelin around axons; much later the cells of a stem.",  // 4
      "Axons without it.",                                     // 5
  });
  struct Row {
    std::string query;
    std::set<int> hits;
  };
  const std::vector<Row> rows = {
      // Needed and unwanted.
      {"+stem myelin", {2, 3, 4}},
      {"stem -myelin", {3}},
      {"-stem", {1, 5}},
      {"stem NOT nose", {2, 4}},
      {"-stem -axons", {1}},

      // Operators and brackets.
      {"stem AND axons", {4}},
      {"nose OR axons", {3, 4, 5}},
      {"stem AND (nose OR repair)", {2, 3}},
      {"myelin (nose OR repair)", {2, 3}},
      {"stem AND -nose", {2, 4}},

      // Phrases and words near each other.
      {"\"stem cells\"", {2, 3}},
      {"\"stem repair\"", {}},
      {"\"stem repair\"~1", {2}},
      {"cells NEAR/3 stem", {2, 3, 4}},
      {"cells NEAR/1 stem", {2, 3}},
      {"axons NEAR/2 myelin", {4}},

      // Parts of words.
      {"mye*", {2, 4}},
      {"*xon*", {4, 5}},
      {"zz*", {}},
      {"-mye*", {1, 3, 5}},

      // Only as spelt.
      {"=cells", {2, 4}},
      {"=cell", {3}},
      {"=\"stem cells\"", {2}},

      // Fields and restrictions.
      {"title:title", {1}},
      {"title:stem", {}},
      {"section:section", {1, 2, 3, 4, 5}},
      {"kind:section stem", {2, 3, 4}},
      {"kind:section", {1, 2, 3, 4, 5}},
      {"kind:project stem", {}},
      {"kind:project kind:section nose", {3}},
      {"article:article axons", {4, 5}},
      {"-article:article axons", {}},
  };
  for (const Row& row : rows) {
    const std::vector<int> hits = positions(index, row.query);
    EXPECT_EQ(std::set<int>(hits.begin(), hits.end()), row.hits) << row.query;
  }
}

TEST(Searcher, PutsPassagesWithAllWordsOfAShortQueryFirst) {
  const auto index = TestIndex::of_texts(
      {"Opening.", "nose nose nose nose", "nose and much else that is said here on Glasgow"});
  const SearchResults results = search(index, {.query = "nose Glasgow"});
  EXPECT_EQ(results.hits.front().passage.position, 3);
  EXPECT_EQ(results.passages, 2U);
  EXPECT_EQ(results.all_words, 1U);
}

TEST(Searcher, NeedsAllWordsOnRequest) {
  const auto index = TestIndex::of_texts({"nose", "Glasgow", "the nose in Glasgow"});
  const SearchResults results = search(index, {.query = "nose Glasgow", .match = MatchMode::all});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(results.hits.front().passage.position, 3);
}

TEST(Searcher, FindsLongerWordsWhileTheLastIsTyped) {
  const auto index = TestIndex::of_texts({"myelination", "myelitis", "other"});
  EXPECT_TRUE(search(index, {.query = "myel"}).hits.empty());
  EXPECT_EQ(search(index, {.query = "myel", .last_word = LastWord::unfinished}).hits.size(), 2U);
}

TEST(Searcher, CorrectsNoWordWhileItIsTypedThatMayStillBecomeRight) {
  const auto index = TestIndex::of_texts({"myelination", "myelin"});
  EXPECT_EQ(search(index, {.query = "myeli"}).correction->query, "myelin");
  SearchRequest request{.query = "myeli", .last_word = LastWord::unfinished};
  EXPECT_FALSE(search(index, request).correction);
  EXPECT_EQ(search(index, request).hits.size(), 2U);
  request.query = "myelim";
  EXPECT_EQ(search(index, request).correction->query, "myelin");
}

TEST(Searcher, RefusesWhatItCannotUseOnlyWhenAskedTo) {
  const auto index = TestIndex::of_texts({"stem"});
  auto searcher = Searcher::open(index.path()).value();
  SearchRequest request{.query = "(stem"};
  EXPECT_EQ(searcher.search(request).value().warnings.front().code, "lone_bracket");
  request.strictness = QueryStrictness::strict;
  EXPECT_EQ(searcher.search(request).error().code, SearchErrorCode::query_not_understood);
  request.query = "stem";
  EXPECT_TRUE(searcher.search(request));
}

TEST(Searcher, DoesNotMissWhatIsUnwanted) {
  const auto index = TestIndex::of_texts({"myelin"});
  const Hit hit = search(index, {.query = "myelin -axon nose"}).hits.front();
  EXPECT_EQ(hit.matched, Strings{"myelin"});
  EXPECT_EQ(hit.missing, Strings{"nose"});
}

TEST(Searcher, ShowsAsManyExcerptsAsAskedFor) {
  std::string text = "A nose. ";
  for (int sentence = 0; sentence < 30; ++sentence) text += "Nothing is said in this sentence. ";
  text += "A cell.";
  const auto index = TestIndex::of_texts({text});
  const SearchRequest request{.query = "nose cell", .snippet_length = 100, .snippets = 2};
  const Hit hit = search(index, request).hits.front();
  ASSERT_EQ(hit.further_snippets.size(), 1U);
  EXPECT_EQ(hit.snippet.highlights.size() + hit.further_snippets.front().highlights.size(), 2U);
}

TEST(Searcher, PagesJoinToTheWholeRankedAnewAndNot) {
  Strings texts;
  for (int text = 0; text < 230; ++text) {
    texts.push_back("myelin " + std::string(text % 3 == 0 ? "repair " : "") +
                    std::string(static_cast<std::size_t>(text % 7), 'x') + " axons " +
                    std::to_string(text));
  }
  const auto index = TestIndex::of_texts(texts);
  for (const std::string query : {"myelin repair", "myelin axons repair x 7"}) {
    Strings paged;
    for (std::size_t offset = 0; offset < 240; offset += 30) {
      for (const Hit& hit :
           SearchResults(search(index, {.query = query, .offset = offset, .limit = 30})).hits) {
        paged.push_back(hit.passage.id);
      }
    }
    Strings whole;
    for (const Hit& hit : SearchResults(search(index, {.query = query, .limit = 240})).hits) {
      whole.push_back(hit.passage.id);
    }
    EXPECT_EQ(paged, whole) << query;
    EXPECT_EQ(std::set(whole.begin(), whole.end()).size(), texts.size()) << query;
  }
}

TEST(Searcher, SaysWhichWordsAHitHasAndLacks) {
  const auto index = TestIndex::of_texts({"myelin repair", "axons"});
  const Hit hit = search(index, {.query = "the Myelin of axons"}).hits.front();
  EXPECT_EQ(hit.matched.size(), 1U);
  EXPECT_EQ(hit.missing.size(), 1U);
  EXPECT_EQ(search(index, {.query = "section myelin"}).hits.front().matched,
            (Strings{"section", "myelin"}))
      << "words of the heading count";
}

TEST(Searcher, CountsPassagesAndArticles) {
  const auto index = TestIndex::of_texts({"myelin", "myelin", "axon"});
  const SearchResults results = search(index, {.query = "myelin", .limit = 1});
  EXPECT_EQ(results.passages, 2U);
  EXPECT_EQ(results.articles, 1U);
  EXPECT_EQ(results.hits.size(), 1U);
}

TEST(Searcher, PagesJoinToTheWholeResultOnceEach) {
  Strings texts;
  for (int text = 0; text < 57; ++text) texts.push_back("myelin " + std::string(text % 3, 'x'));
  const auto index = TestIndex::of_texts(texts);
  Strings paged;
  for (std::size_t offset = 0; offset < 60; offset += 7) {
    for (const Hit& hit : search(index, {.query = "myelin", .offset = offset, .limit = 7}).hits) {
      paged.push_back(hit.passage.id);
    }
  }
  Strings whole;
  for (const Hit& hit : search(index, {.query = "myelin", .limit = 100}).hits) {
    whole.push_back(hit.passage.id);
  }
  EXPECT_EQ(paged, whole);
  EXPECT_EQ(std::set(whole.begin(), whole.end()).size(), texts.size());
}

TEST(Searcher, BreaksTiesByPassageId) {
  const auto index = TestIndex::of_texts({"Opening.", "myelin", "myelin", "myelin"});
  EXPECT_EQ(positions(index, "myelin"), (Positions{2, 3, 4}));
}

TEST(Searcher, AQueryWithoutWordsFindsNothingAndSaysSo) {
  const auto index = TestIndex::of_texts({"myelin"});
  const SearchResults results = search(index, {.query = "?!"});
  EXPECT_TRUE(results.hits.empty());
  EXPECT_EQ(results.warnings.front().code, "no_searchable_words");
}

TEST(Searcher, FindsWhatAMisspeltWordMeansUnlessToldNotTo) {
  const auto index = TestIndex::of_texts({"myelin repair", "axon"});
  struct Row {
    TypoUse typos;
    std::size_t hits;
    std::string understood;
    bool has_correction;
    bool is_applied;
  };
  const std::vector<Row> rows = {{TypoUse::correct, 1, "myelin", true, true},
                                 {TypoUse::offer, 0, "myelen", true, false},
                                 {TypoUse::off, 0, "myelen", false, false}};
  for (const Row& row : rows) {
    const SearchResults results = search(index, {.query = "myelen", .typos = row.typos});
    EXPECT_EQ(results.query, "myelen");
    EXPECT_EQ(results.hits.size(), row.hits);
    EXPECT_EQ(results.understood, row.understood);
    EXPECT_EQ(results.correction.has_value(), row.has_correction);
    EXPECT_EQ(results.correction && results.correction->is_applied, row.is_applied);
  }
}

TEST(Searcher, MarksTheCorrectedWords) {
  const auto index = TestIndex::of_texts({"myelin repair"});
  const Hit hit = search(index, {.query = "repair myelen"}).hits.front();
  EXPECT_EQ(hit.snippet.highlights, (std::vector<TextRange>{{0, 6}, {7, 13}}));
  EXPECT_TRUE(hit.missing.empty());
}

TEST(Searcher, CorrectsByTheWordsOfTheNewestRevision) {
  const auto index = TestIndex::of_texts({"axon"});
  SearcherPool pool(index.path());
  const auto correction_of = [&](const std::string& query) {
    return pool.with_searcher([&](Searcher& searcher) { return searcher.search({.query = query}); })
        .value()
        .correction;
  };
  EXPECT_FALSE(correction_of("myelen"));
  const auto next = TestIndex::of_texts({"myelin"});
  std::filesystem::remove_all(index.path());
  std::filesystem::rename(next.path(), index.path());
  EXPECT_TRUE(correction_of("myelen"));
}

TEST(Searcher, ReadsAnArticleInOrderWithItsWordsMarked) {
  const auto index = TestIndex::of_texts({"first myelin", "second"});
  auto searcher = Searcher::open(index.path()).value();
  const ArticleView view = searcher.article("article", {.query = "myelin"}).value();
  ASSERT_EQ(view.entries.size(), 2U);
  EXPECT_EQ(view.entries[0].highlights, (std::vector<TextRange>{{6, 12}}));
  EXPECT_TRUE(view.entries[1].highlights.empty());
  EXPECT_EQ(searcher.article("other", {}).error().code, SearchErrorCode::not_found);
}

TEST(Searcher, ReadsAPassageBetweenItsNeighbours) {
  const auto index = TestIndex::of_texts({"first", "second myelin", "third", "fourth"});
  auto searcher = Searcher::open(index.path()).value();
  const auto positions_around = [&](const std::string& id) {
    std::vector<int> positions;
    const ArticleView around = searcher.around(id, {}).value();
    for (const auto& entry : around.entries) {
      positions.push_back(entry.passage.position);
    }
    return positions;
  };
  EXPECT_EQ(positions_around("article.section.1"), (std::vector<int>{1, 2}));
  EXPECT_EQ(positions_around("article.section.2"), (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(positions_around("article.section.4"), (std::vector<int>{3, 4}));
  const ArticleView view = searcher.around("article.section.2", {.query = "myelin"}).value();
  EXPECT_EQ(view.entries.at(1).highlights, (std::vector<TextRange>{{7, 13}}));
  EXPECT_EQ(searcher.around("other", {}).error().code, SearchErrorCode::not_found);
}

TEST(Searcher, ReadsAPassageByItsId) {
  const auto index = TestIndex::of_texts({"first", "second"});
  auto searcher = Searcher::open(index.path()).value();
  EXPECT_EQ(searcher.passage("article.section.2").value().passage.text, "second");
  EXPECT_EQ(searcher.passage("").error().code, SearchErrorCode::not_found);
  EXPECT_EQ(searcher.passage(std::string(300, 'x')).error().code, SearchErrorCode::not_found);
}

TEST(Searcher, ListsArticlesByPage) {
  const auto index = TestIndex::of_texts({"text"});
  auto searcher = Searcher::open(index.path()).value();
  EXPECT_EQ(searcher.articles({}).value().articles.size(), 1U);
  EXPECT_EQ(searcher.articles({.offset = 5}).value().articles.size(), 0U);
  EXPECT_EQ(searcher.articles({.offset = 5}).value().total, 1U);
}

TEST(Searcher, SaysThatThereIsNoIndex) {
  const testing::TemporaryDirectory directory;
  const auto searcher = Searcher::open(directory.path());
  ASSERT_FALSE(searcher);
  EXPECT_EQ(searcher.error().code, SearchErrorCode::index_unavailable);
}

TEST(Searcher, SaysThatAnIndexIsGarbage) {
  const testing::TemporaryDirectory directory;
  directory.write("XAPIANDB", "auto generation-1\n");
  directory.write("generation-1/iamglass", "garbage");
  EXPECT_EQ(Searcher::open(directory.path()).error().code, SearchErrorCode::index_unavailable);
}

TEST(SearcherPool, FindsAnIndexThatCameLater) {
  const testing::TemporaryDirectory directory;
  SearcherPool pool(directory.path() / "index");
  const auto search_it = [&] {
    return pool.with_searcher([](Searcher& searcher) { return searcher.search({.query = "a"}); });
  };
  EXPECT_FALSE(search_it());
  const auto index = TestIndex::of_texts({"text"});
  std::filesystem::rename(index.path(), directory.path() / "index");
  EXPECT_TRUE(search_it());
}

}  // namespace
}  // namespace article_search
