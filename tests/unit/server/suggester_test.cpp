#include "server/search/suggester.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/index_directory.h"
#include "indexer/schema/analyzer.h"
#include "indexer/schema/index_metadata.h"
#include "server/search/state/passage_columns.h"
#include "tests/support/index_state.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search {
namespace {

using Strings = std::vector<std::string>;
using Kind = SuggestionKind;

schema::Analyzer& analyzer() {
  static schema::Analyzer analyzer;
  return analyzer;
}

const Suggester& sample() {
  static const Suggester kSuggester({{"Stem cells", Kind::term, 20},
                                     {"mesenchymal stem cell", Kind::term, 4},
                                     {"Glasgow", Kind::institution, 2},
                                     {"University of Glasgow", Kind::institution, 3},
                                     {"STEM CELLS", Kind::heading, 90},
                                     {"Cell-based therapy", Kind::heading, 7},
                                     {"Well-being", Kind::heading, 7},
                                     {"?!", Kind::heading, 7},
                                     {"Research in stem cells", Kind::article, 26},
                                     {"Ann Cellini", Kind::person, 1}},
                                    analyzer());
  return kSuggester;
}

Strings texts(const std::vector<Suggestion>& suggestions) {
  Strings texts;
  for (const Suggestion& suggestion : suggestions) texts.push_back(suggestion.text);
  return texts;
}

TEST(Suggester, CompletesAnyWordOfASuggestion) {
  struct Row {
    std::string typed;
    Strings suggestions;
  };
  const std::vector<Row> rows = {
      // Terms, then by passages, kind and text; what only looks different counts once.
      {"cel",
       {"Stem cells", "mesenchymal stem cell", "Research in stem cells", "Cell-based therapy",
        "Ann Cellini"}},
      {"glas", {"University of Glasgow", "Glasgow"}},

      // Several words, in any order, each unfinished.
      {"stem cells", {"Stem cells", "mesenchymal stem cell", "Research in stem cells"}},
      {"based therapies", {"Cell-based therapy"}},
      {"ce mes", {"mesenchymal stem cell"}},
      {"UNIVERSITY  glasg ", {"University of Glasgow"}},
      {"stem cells glasgow", {}},

      // Compounds in every way of writing.
      {"wellbei", {"Well-being"}},
      {"well-b", {"Well-being"}},
      {"well be", {"Well-being"}},

      // One edit from four letters, where nothing begins as typed.
      {"gals", {"University of Glasgow", "Glasgow"}},
      {"glagsow univresity", {"University of Glasgow"}},
      {"xlasgow", {"University of Glasgow", "Glasgow"}},
      {"gxl", {}},
      {"glxxgow", {}},

      {"", {}},
      {"?!", {}},
      {"\xFF", {}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(texts(sample().suggest(row.typed, kMaxSuggestions, analyzer())), row.suggestions)
        << row.typed;
  }
}

TEST(Suggester, GivesOneNameOfATermItsLabelBeforeOthers) {
  const Suggester suggester(
      {{"HSCT", Kind::term, 2},
       {"blood transplant", Kind::term, 2},
       {"stem cell transplant", Kind::term, 2},
       {"transplant", Kind::heading, 1}},
      analyzer(), {{"HSCT", "stem cell transplant"}, {"blood transplant", "stem cell transplant"}});
  const std::vector<std::pair<std::string, Strings>> rows = {
      {"transp", {"stem cell transplant", "transplant"}},
      {"hs", {"HSCT"}},
      {"bl", {"blood transplant"}},
  };
  for (const auto& [typed, suggestions] : rows) {
    EXPECT_EQ(texts(suggester.suggest(typed, kMaxSuggestions, analyzer())), suggestions) << typed;
  }
}

TEST(Suggester, GivesWordsThatDifferInEndingsOnce) {
  const Suggester suggester(
      {{"clinical trial", Kind::term, 5}, {"clinical trials", Kind::phrase, 5}}, analyzer());
  EXPECT_EQ(texts(suggester.suggest("clinical trials", kMaxSuggestions, analyzer())),
            Strings{"clinical trial"});
}

TEST(Suggester, GivesAtMostTheLimit) {
  EXPECT_EQ(texts(sample().suggest("c", 2, analyzer())),
            (Strings{"Stem cells", "mesenchymal stem cell"}));
}

TEST(Suggester, KeepsTheSuggestionsWithMostPassagesWhenThereAreTooMany) {
  std::vector<Suggestion> many(kMostKeptSuggestions, {"", Kind::heading, 2});
  for (std::size_t at = 0; at < many.size(); ++at) many[at].text = "x" + std::to_string(at);
  many.push_back({"alone", Kind::term, 1});
  many.push_back({"common", Kind::person, 3});
  const Suggester suggester(many, analyzer());
  EXPECT_EQ(suggester.size(), kMostKeptSuggestions);
  EXPECT_EQ(texts(suggester.suggest("common", 1, analyzer())), Strings{"common"});
  EXPECT_TRUE(suggester.suggest("alone", 1, analyzer()).empty());
}

/// Suggestions of random words over few letters, so that many begin alike.
std::vector<Suggestion> random_suggestions(std::mt19937& random) {
  const auto random_word = [&] {
    std::string word;
    for (std::size_t letters = 3 + random() % 5; letters > 0; --letters) {
      word += static_cast<char>('a' + random() % 2);
    }
    return word;
  };
  std::vector<Suggestion> suggestions;
  for (int count = 0; count < 200; ++count) {
    suggestions.push_back({random_word() + ' ' + random_word(), static_cast<Kind>(random() % 5),
                           static_cast<std::uint32_t>(1 + random() % 5)});
  }
  return suggestions;
}

TEST(Suggester, KeepsASuggestionWhileWhatIsTypedBeginsItsWords) {
  std::mt19937 random(11);
  const std::vector<Suggestion> all = random_suggestions(random);
  const Suggester suggester(all, analyzer());
  std::size_t kept = 0;
  for (const Suggestion& target : all) {
    Strings shown;
    for (std::size_t length = 1; length <= target.text.size(); ++length) {
      const std::string typed = target.text.substr(0, length);
      const Strings now = texts(suggester.suggest(typed, kMaxSuggestions, analyzer()));
      // All that still match: what an answer without a limit has.
      const Strings matching = texts(suggester.suggest(typed, all.size(), analyzer()));
      for (const std::string& text : shown) {
        if (std::find(matching.begin(), matching.end(), text) == matching.end()) continue;
        ++kept;
        EXPECT_NE(std::find(now.begin(), now.end(), text), now.end()) << typed << ": " << text;
      }
      shown = now;
    }
  }
  EXPECT_GT(kept, 1000U);
}

TEST(Suggester, KeepsATermWhileItsPluralIsTyped) {
  const Suggester suggester({{"unproven therapy", Kind::term, 2}, {"nerve", Kind::term, 1}},
                            analyzer());
  const std::string typed = "unproven therapies";
  for (std::size_t length = 1; length <= typed.size(); ++length) {
    const auto found = suggester.suggest(typed.substr(0, length), 1, analyzer());
    EXPECT_EQ(texts(found), Strings{"unproven therapy"}) << typed.substr(0, length);
  }
}

TEST(Suggester, KnowsPhrasesThatPassagesRepeat) {
  const auto index = testing::TestIndex::of_texts(
      {"Pain of the optic nerve.", "The optic nerve.", "An optic nerve."});
  const testing::IndexState state(index.path());
  const Suggester suggester = Suggester::load(state.view(), analyzer());
  EXPECT_EQ(suggester.suggest("nerv", kMaxSuggestions, analyzer()),
            (std::vector<Suggestion>{{"optic nerve", Kind::phrase, 3}}));
}

TEST(Suggester, CountsTermsInEveryLanguage) {
  PreparedArticle german;
  german.article.id = "german";
  german.article.language = "de";
  german.passages.resize(2);
  german.passages[0].text = "Die Hüllen der Nerven.";
  german.passages[1].text = "Jede Hülle.";
  const auto index = testing::TestIndex::of_articles({german});
  Xapian::WritableDatabase database(live_generation(index.path())->string(), Xapian::DB_OPEN);
  schema::write_vocabulary(database, {{"sheath", {"Hülle"}, "", ""}});
  schema::Analyzer of_german("de");
  schema::Analyzer* const others[] = {&of_german};
  const testing::IndexState state(database);
  const auto suggester = Suggester::load(state.view(), analyzer(), others);
  EXPECT_EQ(suggester.suggest("hül", 1, analyzer()),
            (std::vector<Suggestion>{{"Hülle", Kind::term, 2}}));
}

TEST(Suggester, KnowsWhatTheArticleIsAbout) {
  const auto index = testing::TestIndex::of_sources({testing::corpus_path()});
  const testing::IndexState state(index.path());
  const Suggester suggester = Suggester::load(state.view(), analyzer());
  struct Row {
    std::string typed;
    Suggestion first;
  };
  const std::vector<Row> rows = {
      {"leader", {"Leadership role", Kind::heading, 10}},
      {"mesenchimal", {"mesenchymal stem cell", Kind::term, 1}},
      {"skin", {"skin cell", Kind::term, 2}},
      // In whatever form it is typed.
      {"adult stem cells", {"adult stem cell", Kind::term, 4}},
      {"therapies stem", {"stem cell therapy", Kind::term, 1}},
      {"stem cell res", {"Stem cell research at the National MS Society", Kind::article, 26}},
  };
  for (const Row& row : rows) {
    const auto suggestions = suggester.suggest(row.typed, kMaxSuggestions, analyzer());
    ASSERT_FALSE(suggestions.empty()) << row.typed;
    EXPECT_EQ(suggestions.front(), row.first)
        << row.typed << ": " << suggestions.front().text << ' ' << suggestions.front().passages;
  }
}

}  // namespace
}  // namespace article_search
