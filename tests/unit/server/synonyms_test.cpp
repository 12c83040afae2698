#include "server/search/query/synonyms.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

using Strings = std::vector<std::string>;

schema::Vocabulary vocabulary() {
  return {
      {.label = "multiple sclerosis", .aliases = {"MS"}, .definition = "A.", .topic = "t"},
      {.label = "stem cell", .aliases = {}, .definition = "B.", .topic = "t"},
      {.label = "hematopoietic stem cell transplantation",
       .aliases = {"HSCT", "haematopoietic stem cell transplantation"},
       .definition = "C.",
       .topic = "t"},
  };
}

struct Understood {
  ParsedQuery query;
  std::vector<Synonyms::Named> named;
};

Understood understand(std::string_view text) {
  schema::Analyzer analyzer;
  static const Synonyms synonyms(vocabulary(), analyzer);
  Understood understood{.query = parse_query(text, analyzer), .named = {}};
  understood.named = synonyms.add_to(understood.query.terms);
  return understood;
}

/// "typed: other, names" for each term that `text` names.
Strings named(std::string_view text) {
  Strings lines;
  for (const auto& [typed, names, term] : understand(text).named) {
    std::string line = typed + ':';
    for (const std::string& name : names) line += ' ' + name + ',';
    lines.push_back(line);
  }
  return lines;
}

TEST(Synonyms, AreTheOtherNamesOfWhatAQueryNames) {
  struct Row {
    std::string_view query;
    Strings named;
  };
  const std::vector<Row> rows = {
      {"MS", {"MS: multiple sclerosis,"}},
      {"multiple sclerosis summit", {"multiple sclerosis: MS,"}},
      {"the ms of Multiple Sclerosis", {"ms: multiple sclerosis,", "Multiple Sclerosis: MS,"}},

      // Endings and British spelling fold, so one name is not the other's synonym.
      {"Haematopoietic stem cells transplantation",
       {"Haematopoietic stem cells transplantation: HSCT,"}},

      // The longest name counts.
      {"hematopoietic stem cell transplantation",
       {"hematopoietic stem cell transplantation: HSCT,"}},
      {"stem cells", {"stem cells:"}},

      // Part of a name, or one in quotes, is not it.
      {"multiple causes of sclerosis", {}},
      {"\"multiple sclerosis\"", {}},
      {"", {}},
  };
  for (const Row& row : rows) EXPECT_EQ(named(row.query), row.named) << row.query;
}

TEST(Synonyms, AreLearnedFromAbbreviationsBelowWhatEditorsSay) {
  schema::Analyzer analyzer;
  struct Row {
    NamePair pair;
    /// Of the term that has it then; none when the pair is left out.
    Strings names;
  };
  const std::vector<Row> rows = {
      {{"iPSC", "induced pluripotent stem cell"}, {"induced pluripotent stem cell", "iPSC"}},

      // One of the names is known.
      {{"SC", "Stem Cells"}, {"stem cell", "SC"}},
      {{"MS", "disseminated sclerosis"}, {"multiple sclerosis", "MS", "disseminated sclerosis"}},

      // Both are, or one is no word.
      {{"MS", "stem cell"}, {}},
      {{"MS", "multiple sclerosis"}, {}},
      {{"?", "question mark"}, {}},
  };
  for (const Row& row : rows) {
    const schema::Vocabulary learned = with_abbreviations(vocabulary(), {row.pair}, analyzer);
    Strings changed;
    for (std::size_t term = 0; term < learned.size(); ++term) {
      if (term < vocabulary().size() && learned[term] == vocabulary()[term]) continue;
      changed.push_back(learned[term].label);
      changed.insert(changed.end(), learned[term].aliases.begin(), learned[term].aliases.end());
    }
    EXPECT_EQ(changed, row.names) << row.pair.short_form;
  }
}

TEST(Synonyms, OfLearnedAbbreviationsGoBothWays) {
  schema::Analyzer analyzer;
  const Synonyms synonyms(with_abbreviations({}, {{"OPC", "precursor cell"}}, analyzer), analyzer);
  ParsedQuery query = parse_query("OPCs or precursor cells", analyzer);
  const auto named = synonyms.add_to(query.terms);
  ASSERT_EQ(named.size(), 2U);
  EXPECT_EQ(named[0].other_names, Strings{"precursor cell"});
  EXPECT_EQ(named[1].other_names, Strings{"OPC"});
  EXPECT_TRUE(synonyms.has_word("precursor"));
  EXPECT_FALSE(synonyms.has_word("other"));
}

TEST(Synonyms, GoToEveryWordOfTheName) {
  const ParsedQuery query = understand("multiple sclerosis trial").query;
  const std::vector<StemSequence> ms = {{"ms"}};
  EXPECT_EQ(query.terms[0].synonyms, ms);
  EXPECT_EQ(query.terms[1].synonyms, ms);
  EXPECT_TRUE(query.terms[2].synonyms.empty());
}

}  // namespace
}  // namespace article_search
