#include "server/search/synonyms.h"

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

TEST(Synonyms, GoToEveryWordOfTheName) {
  const ParsedQuery query = understand("multiple sclerosis trial").query;
  const std::vector<StemSequence> ms = {{"ms"}};
  EXPECT_EQ(query.terms[0].synonyms, ms);
  EXPECT_EQ(query.terms[1].synonyms, ms);
  EXPECT_TRUE(query.terms[2].synonyms.empty());
}

}  // namespace
}  // namespace article_search
