#include "server/search/query/spelling.h"

#include <memory>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/index_metadata.h"
#include "server/search/query/query_parser.h"
#include "server/search/query/synonyms.h"
#include "server/search/state/index_words.h"
#include "tests/support/index_state.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search {
namespace {

using testing::TestIndex;

/// A query and the one it is corrected to; empty when it is left alone.
struct Row {
  std::string query;
  std::string corrected;
};

/// Corrects queries by one index.
class Corrector {
 public:
  explicit Corrector(const TestIndex& index)
      : index_(index.path()),
        words_(load_index_words(index_.view())),
        synonyms_(schema::read_vocabulary(index_.view().index).value(), analyzer_) {}

  std::optional<QueryCorrection> correct(const std::string& query) {
    return correct_query(query, parse_query(query, analyzer_),
                         {words_, synonyms_, index_.view(), analyzer_});
  }

  void expect(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      const auto correction = correct(row.query);
      EXPECT_EQ(correction ? correction->query : "", row.corrected) << row.query;
    }
  }

 private:
  schema::Analyzer analyzer_;
  testing::IndexState index_;
  IndexWords words_;
  Synonyms synonyms_;
};

TEST(Spelling, CorrectsOneEditFromFourLettersAndTwoFromEight) {
  const auto index = TestIndex::of_texts({"nose axon hematopoietic repair Rochester"});
  Corrector(index).expect({
      // A letter more, less, other, exchanged, and a wrong first one.
      {"axxon", "axon"},
      {"axn", ""},
      {"noze", "nose"},
      {"naxon", "axon"},
      {"oxon", "axon"},
      {"repiar", "repair"},
      {"rochestr", "rochester"},
      {"xochester", "rochester"},

      // Two edits only in long words.
      {"hematopoeitik", "hematopoietic"},
      {"raqpir", ""},
      {"haxonx", ""},
      {"hemotapaietik", ""},
  });
}

TEST(Spelling, NeverCorrectsAWordThatTheIndexHas) {
  const auto index = TestIndex::of_texts({"cell cells axon axons axons axons", "celled naïve"});
  Corrector(index).expect({{"axon", ""}, {"cell", ""}, {"celling", ""}, {"naive", ""}});
}

TEST(Spelling, LeavesWordsOfHeadingsAndTitlesAlone) {
  // The test index calls its article "Title" and its section "Section".
  const auto index = TestIndex::of_texts({"tittle sections"});
  Corrector(index).expect({{"title", ""}, {"section", ""}, {"titel", "title"}});
}

TEST(Spelling, CutsAndJoinsWords) {
  const auto index = TestIndex::of_texts({"stem cells of bone marrow", "mesenchymal cells stem"});
  Corrector(index).expect({
      {"stemcells", "stem cells"},
      {"the bonemarrow", "the bone marrow"},
      {"mesen chymal cells", "mesenchymal cells"},

      // Both words exist, but nowhere one behind the other.
      {"marrowstem", ""},
      // Stop words are behind every word.
      {"ofbone", ""},
      // With more than a space between, they were meant to be apart.
      {"mesen, chymal", ""},
  });
}

TEST(Spelling, PrefersCommonWordsAndThoseThatGoWithTheOthers) {
  const auto index = TestIndex::of_texts(
      {"a fine nerve", "a fine nerve", "a fine nerve", "the serve of tennis", "verve"});
  Corrector(index).expect({
      {"nerrve", "nerve"},
      {"merve", "nerve"},
      {"merve tennis", "serve tennis"},
      {"tenis merve", "tennis serve"},
  });
}

TEST(Spelling, PrefersExchangedLettersAndNoStopWords) {
  const auto index = TestIndex::of_texts(
      {"one nose", "one", "many, any, any", "any", "know now now", "now", "later after"});
  Corrector(index).expect({
      {"onse", "nose"},
      {"amny", "many"},
      {"nkow", "know"},
      {"alter", "later"},
  });
}

TEST(Spelling, KeepsWhatTheQueryLanguageMeans) {
  const auto index = TestIndex::of_texts({"myelin repair"});
  Corrector(index).expect({
      {"-myelen repair", ""},
      {"=myelen", ""},
      {"myelen*", ""},
      {"place:myelen", ""},
      {"topic:\"myelen repiar\"", ""},
      {"title:(myelen repiar)", ""},
      {"(myelen AND repiar)", "(myelin AND repair)"},
      {"repair NOT myelin", ""},
      {"(+myelen OR \"repiar\")", "(+myelin OR \"repair\")"},
      {"myelen-repair", "myelin-repair"},
  });
}

TEST(Spelling, KeepsTheRestOfTheQueryAndItsCapitals) {
  const auto index = TestIndex::of_texts({"Stanford University, 2017: μυελίνη и миелин"});
  Corrector(index).expect({
      {"  Stamford , univercity! ", "  Stanford , university! "},
      {"THE UNIVERCITY AND STANFORD", "THE UNIVERSITY AND STANFORD"},
      {"2018 12345678", ""},
      {"stamford2 univercity-3 x4", ""},
      {"μυεκίνη", "μυελίνη"},
      {"Миелни", "миелин"},
      {"the", ""},
      {"", ""},
      {"\xFF\xFE", ""},
  });
}

TEST(Spelling, SaysWhichWordsAreSpelledAnew) {
  const auto index = TestIndex::of_texts({"stem cells for myelin repair"});
  const QueryCorrection correction = Corrector(index).correct("Myelen with stemcells").value();
  ASSERT_EQ(correction.words.size(), 2U);
  EXPECT_EQ(correction.words[0].typed, "Myelen");
  EXPECT_EQ(correction.words[0].used, "Myelin");
  EXPECT_EQ(correction.words[1].typed, "stemcells");
  EXPECT_EQ(correction.words[1].used, "stem cells");
  EXPECT_FALSE(correction.is_applied);
}

TEST(Spelling, CorrectsWhatReadersMistypeOverTheArticle) {
  const auto index = TestIndex::of_sources({testing::corpus_path()});
  Corrector(index).expect({
      {"mesenchimal", "mesenchymal"},
      {"Rochestr", "Rochester"},
      {"Stamford univercity", "Stanford university"},
      {"myelen repair", "myelin repair"},
      {"glasgo nose", "glasgow nose"},
      {"stemcells", "stem cells"},
      {"hematopoetic", "hematopoietic"},
      {"San Fransisco", "San Francisco"},

      // Only the vocabulary has it, as another name for what the article speaks of.
      {"disseminated sclerosis", ""},
      // Too short to guess, and found by its other word.
      {"jon hopkins", ""},
  });
}

}  // namespace
}  // namespace article_search
