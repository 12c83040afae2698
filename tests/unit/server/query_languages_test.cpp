#include "server/search/query/query_languages.h"

#include <gtest/gtest.h>

#include "server/search/query/query_parser.h"
#include "server/search/searcher.h"
#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using Strings = std::vector<std::string>;

PreparedArticle article_in(const std::string& language, const Strings& texts) {
  std::vector<Passage> passages;
  for (const std::string& text : texts) passages.push_back(passage_with(text));
  PreparedArticle prepared = article_with("article-" + language, std::move(passages));
  prepared.article.language = language;
  prepared.article.title = "";
  return prepared;
}

const testing::TestIndex& index() {
  static const testing::TestIndex kIndex = testing::TestIndex::of_articles(
      {article_in("en", {"Stem cells of the nose repair myelin.", "A universal cell."}),
       article_in("de", {"Stammzellen aus der Nase heilen die Hüllen.", "Verletzte Häuser."}),
       article_in("fr", {"Les cellules souches réparent la myéline nerveuse."}),
       article_in("ru", {"Стволовые клетки восстанавливают миелин."}),
       article_in("zh-Hans", {"干细胞治疗多发性硬化症。"}),
       article_in("ja", {"幹細胞は髄鞘を修復します。"})});
  return kIndex;
}

/// `snippet`'s text with brackets around what is marked.
std::string marked(const Snippet& snippet) {
  std::string text = snippet.text;
  for (auto range = snippet.highlights.rbegin(); range != snippet.highlights.rend(); ++range) {
    text.insert(range->end, "]");
    text.insert(range->begin, "[");
  }
  return text;
}

Strings answers(const SearchRequest& request) {
  Strings texts;
  for (const Hit& hit : answer_of(index(), request).hits) texts.push_back(marked(hit.snippet));
  return texts;
}

TEST(QueryLanguages, FindWordsByTheStemsOfThePassagesLanguage) {
  struct Row {
    std::string query;
    Strings hits;
  };
  const std::vector<Row> rows = {
      {"Stammzelle", {"[Stammzellen] aus der Nase heilen die Hüllen."}},
      {"hülle nasen", {"Stammzellen aus der [Nase] heilen die [Hüllen]."}},
      {"haus verletzter", {"[Verletzte] [Häuser]."}},
      {"cellule nerveux", {"Les [cellules] souches réparent la myéline [nerveuse]."}},
      {"SOUCHE", {"Les cellules [souches] réparent la myéline nerveuse."}},
      {"клетка восстановить", {"Стволовые [клетки] восстанавливают миелин."}},
      {"стволовых клеток", {"[Стволовые] клетки восстанавливают миелин."}},
      {"干细胞", {"[干细胞]治疗多发性硬化症。"}},
      {"硬化症", {"干细胞治疗多发性[硬化症]。"}},
      {"修復", {"幹細胞は髄鞘を[修復]します。"}},

      // English as ever, and only as English.
      {"repairing cell", {"Stem [cells] of the nose [repair] myelin.", "A universal [cell]."}},
      {"universe", {"A [universal] cell."}},

      // Phrases, nearness, signs, spelling.
      {"\"cellule souche\"", {"Les [cellules souches] réparent la myéline nerveuse."}},
      {"cellule NEAR/5 nerveux", {"Les [cellules] souches réparent la myéline [nerveuse]."}},
      {"nase -hülle", {}},
      {"=Hülle", {}},
      {"=Hüllen", {"Stammzellen aus der Nase heilen die [Hüllen]."}},
      {"hülle*", {"Stammzellen aus der Nase heilen die [Hüllen]."}},

      // Narrowed down.
      {"language:de hülle", {"Stammzellen aus der Nase heilen die [Hüllen]."}},
      {"language:fr hülle", {}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(answers({.query = row.query, .typos = TypoUse::off}), row.hits) << row.query;
  }
}

TEST(QueryLanguages, DoNotCorrectWhatAPassageHasInAnotherForm) {
  for (const std::string query : {"клетка", "клетку", "Hülle", "nerveux", "souche"}) {
    const SearchResults results = answer_of(index(), {.query = query});
    EXPECT_FALSE(results.correction) << query << ": " << results.correction->query;
    EXPECT_FALSE(results.hits.empty()) << query;
  }
}

TEST(QueryLanguages, CountForNothingMissing) {
  const SearchResults results = answer_of(index(), {.query = "cellule nerveux repair"});
  for (const Hit& hit : results.hits) {
    if (hit.article.language != "fr") continue;
    EXPECT_EQ(hit.matched, (Strings{"cellule", "nerveux"}));
    EXPECT_EQ(hit.missing, Strings{"repair"});
  }
}

TEST(QueryLanguages, MarkTheReadingViewAlike) {
  auto searcher = Searcher::open(index().path()).value();
  const auto view = searcher.article("article-de", {.query = "hülle haus"}).value();
  ASSERT_EQ(view.entries.size(), 2U);
  ASSERT_EQ(view.entries[0].highlights.size(), 1U);
  const auto& range = view.entries[0].highlights.front();
  EXPECT_EQ(view.entries[0].passage.text.substr(range.begin, range.end - range.begin), "Hüllen");
  EXPECT_EQ(view.entries[1].highlights.size(), 1U);
}

TEST(QueryLanguages, FindPassagesSimilarInTheirOwn) {
  const auto german = testing::TestIndex::of_articles(
      {article_in("de", {"Die Hüllen der Nerven.", "Eine Hülle am Nerv.", "Ganz anderes."})});
  auto searcher = Searcher::open(german.path()).value();
  const auto similar = searcher.similar("article-de.section.1", {}).value();
  ASSERT_FALSE(similar.hits.empty());
  EXPECT_EQ(similar.hits.front().passage.position, 2);
  EXPECT_NE(marked(similar.hits.front().snippet).find("[Hülle]"), std::string::npos);
}

TEST(QueryLanguages, AreTheOtherNamesOfATermToo) {
  // What articles define in their own language.
  PreparedArticle article = article_in("de", {"Die multiple Sklerose ist eine Krankheit.",
                                              "Mehr zur MS und zu Multipler Sklerose."});
  article.article.abbreviations = {{"MS", "multiple Sklerose"}};
  const auto german = testing::TestIndex::of_articles({article});
  const SearchResults results = answer_of(german, {.query = "MS"});
  EXPECT_EQ(results.hits.size(), 2U);
}

TEST(AddLanguageForms, PutsTheFormThatPassagesHaveFirst) {
  schema::Analyzer english;
  schema::Analyzer german("de");
  schema::Analyzer* const others[] = {&german};
  const Xapian::Database database(index().path().string());
  std::vector<QueryTerm> terms = parse_query("Hüllen cells", english).terms;
  add_language_forms(terms, others, database);
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0].forms.front(), (StemSequence{german.analyze("Hülle").front().stem}));
  EXPECT_EQ(terms[1].forms.front(), StemSequence{"cell"});
}

}  // namespace
}  // namespace article_search
