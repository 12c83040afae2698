#include "server/search/query/query_parser.h"

#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/test_paths.h"
#include "tests/unit/server/query_table.h"

namespace article_search {
namespace {

schema::Analyzer& analyzer() {
  static schema::Analyzer analyzer;
  return analyzer;
}

ParsedQuery parse(std::string_view text, const QueryReading& reading = {}) {
  return parse_query(text, analyzer(), reading);
}

using Strings = std::vector<std::string>;
using Forms = std::vector<StemSequence>;

Strings codes(const ParsedQuery& query) {
  Strings codes;
  for (const Warning& warning : query.warnings) codes.push_back(warning.code);
  return codes;
}

/// `sequence`, space after each.
std::string joined(const Strings& sequence) {
  std::string text;
  for (const std::string& item : sequence) text += item + ' ';
  return text;
}

/// All that a term means, but for how it was typed.
std::string meaning_of(const QueryTerm& term) {
  std::string text = std::to_string(static_cast<int>(term.kind));
  for (const StemSequence& form : term.forms) text += " {" + joined(form) + '}';
  text += " = " + joined(term.spelling) + '~' + std::to_string(term.slop);
  if (term.field) text += schema::traits(*term.field).name;
  if (term.is_required) text += " required";
  if (term.is_excluded) text += " excluded";
  if (term.is_quoted) text += " quoted";
  return text;
}

/// All that a tree means, one node a line.
std::string meaning_of(const QueryNode& node, const ParsedQuery& query, int depth = 0) {
  std::string text(static_cast<std::size_t>(depth), ' ');
  text += std::to_string(static_cast<int>(node.kind)) + '/' +
          std::to_string(static_cast<int>(node.occurrence)) + ' ' + std::to_string(node.distance) +
          ' ' + std::to_string(static_cast<int>(node.facet)) + ' ' + node.value + ' ' +
          std::to_string(static_cast<int>(node.is_quoted)) + ' ' + to_string(node.dates);
  if (node.kind == QueryNode::Kind::term) text += ' ' + meaning_of(query.terms[node.term]);
  text += '\n';
  for (const QueryNode& child : node.children) text += meaning_of(child, query, depth + 1);
  return text;
}

std::string meaning_of(const ParsedQuery& query) { return meaning_of(query.root, query); }

TEST(QueryParser, UnderstandsEveryQueryOfTheTable) {
  for (const QueryRow& row : read_query_table()) {
    const ParsedQuery query = parse(row.query);
    EXPECT_EQ(query.understood, row.canonical_form) << row.query;
    std::string ignored = joined(query.ignored);
    std::string warnings = joined(codes(query));
    if (!ignored.empty()) ignored.pop_back();
    if (!warnings.empty()) warnings.pop_back();
    EXPECT_EQ(ignored, row.ignored) << row.query;
    EXPECT_EQ(warnings, row.warnings) << row.query;
  }
}

TEST(QueryParser, KeepsTheWordingWithItsStopWords) {
  struct Row {
    std::string query;
    std::string wording;
  };
  const std::vector<Row> rows = {
      {"role of the stem cells", "role of the stem cell "},
      {"what is IL-17", "what is il 17 "},
      {"\"spare parts\" of glia", "spare part of glia "},
      {"glia -myelin title:axon", "glia "},
      {"kind:project", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(joined(parse(row.query).wording), row.wording) << row.query;
}

void expect_stable(const std::string& text) {
  const ParsedQuery query = parse(text);
  const ParsedQuery again = parse(query.understood);
  ASSERT_EQ(meaning_of(again), meaning_of(query)) << text << "\nunderstood: " << query.understood;
  ASSERT_EQ(again.understood, query.understood) << text;
}

TEST(QueryParser, ParsesTheCanonicalFormOfTheTableToTheSameTree) {
  for (const QueryRow& row : read_query_table()) expect_stable(row.query);
}

/// A query by the language's grammar, at most `depth` brackets deep.
std::string random_query(std::mt19937& random, int depth) {
  static const Strings kParts = {"myelin",
                                 "stem",
                                 "cells",
                                 "the",
                                 "IL-17",
                                 "well-being",
                                 "\"spare part\"",
                                 "\"a b\"~2",
                                 "title:nose",
                                 "year:2005..",
                                 "=Cells",
                                 "mye*",
                                 "*yel*",
                                 "干细胞",
                                 "institution:mayo",
                                 "institution:\"Mayo Clinic\"",
                                 "person:\"doe\"",
                                 "place:São-Paulo",
                                 "topic:a(b",
                                 "kind:\"project\"",
                                 "OR",
                                 "AND",
                                 "NOT",
                                 "TGF-β1's",
                                 "when:..2007-01",
                                 "section:\"recent project\"",
                                 "(",
                                 ")",
                                 "\"",
                                 "a,b/c"};
  static const Strings kJoints = {" ", " ", " ", " AND ", " OR ", " NEAR/5 ", " NOT ", " -", " +"};
  std::string text;
  const std::size_t count = 1 + random() % 5;
  for (std::size_t part = 0; part < count; ++part) {
    if (part > 0) text += kJoints[random() % kJoints.size()];
    const bool is_group = depth > 0 && random() % 4 == 0;
    text +=
        is_group ? '(' + random_query(random, depth - 1) + ')' : kParts[random() % kParts.size()];
  }
  return text;
}

TEST(QueryParser, ParsesTheCanonicalFormOfRandomQueriesToTheSameTree) {
  std::mt19937 random(11);
  for (int run = 0; run < 5'000; ++run) expect_stable(random_query(random, 4));
}

TEST(QueryParser, ParsesTheCanonicalFormOfRandomBytesToTheSameTree) {
  std::mt19937 random(12);
  const std::string_view special = "\"()+-=*:~ANDORNTE/5 .\xe2\x80\x9c\xff abc";
  for (int run = 0; run < 5'000; ++run) {
    std::string text;
    for (std::size_t size = random() % 40; size > 0; --size) {
      text += random() % 8 == 0 ? static_cast<char>(random() % 256)
                                : special[random() % special.size()];
    }
    expect_stable(text);
  }
}

TEST(QueryParser, ParsesTheCanonicalFormOfNaughtyStringsToTheSameTree) {
  const auto path = testing::shared_path("hostile/naughty-strings.json");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the naughty strings are not here";
  std::ifstream file(path);
  for (const auto& text : nlohmann::json::parse(file)) {
    if (text.is_string()) expect_stable(text.get<std::string>());
  }
}

TEST(QueryParser, GivesACompoundEveryFormThatATextMayHave) {
  EXPECT_EQ(parse("well-being").terms.front().forms, (Forms{{"well", "be"}, {"wellb"}}));
  EXPECT_EQ(parse("IL-17").terms.front().forms, (Forms{{"il", "17"}}));
  EXPECT_EQ(parse("TGF-β1").terms.front().forms, (Forms{{"tgf", "beta", "1"}, {"tgfbeta", "1"}}));
}

TEST(QueryParser, LetsNeighboursBeWrittenTogether) {
  const ParsedQuery query = parse("stem cells");
  EXPECT_EQ(query.terms[0].forms, (Forms{{"stem"}, {"stemcel"}}));
  EXPECT_EQ(query.terms[1].forms, (Forms{{"cell"}, {"stemcel"}}));
}

TEST(QueryParser, KnowsWhichTermsAPassageNeedsAndMustNotHave) {
  const ParsedQuery query = parse("adult \"stem cells\" +nose -mouse title:myelin");
  std::vector<int> needs;
  for (const QueryTerm& term : query.terms) {
    needs.push_back(static_cast<int>(term.is_required) - static_cast<int>(term.is_excluded));
  }
  EXPECT_EQ(needs, (std::vector<int>{0, 1, 1, -1, 1}));
}

TEST(QueryParser, KnowsWhereInTheQueryATermStands) {
  const std::string text = "a +\"stem cells\" title:nose";
  const ParsedQuery query = parse(text);
  Strings sources;
  for (const QueryTerm& term : query.terms) {
    sources.push_back(text.substr(term.source.begin, term.source.end - term.source.begin));
  }
  EXPECT_EQ(sources, (Strings{"stem cells", "nose"}));
}

TEST(QueryParser, TakesEveryWordVerbatimOnRequest) {
  const ParsedQuery query = parse("Stem \"Cells here\"", {.forms = WordForms::verbatim});
  EXPECT_EQ(query.understood, "=Stem =\"Cells here\"");
  EXPECT_EQ(query.terms[1].spelling, (Strings{"cells", "here"}));
}

TEST(QueryParser, TakesTheLastWordForUnfinishedOnRequest) {
  const QueryReading typing = {.last_word = LastWord::unfinished};
  EXPECT_TRUE(parse("stem ce", typing).terms.back().is_unfinished);
  EXPECT_TRUE(parse("stem th", typing).terms.back().is_unfinished);
  EXPECT_FALSE(parse("stem c", typing).terms.back().is_unfinished) << "too short";
  EXPECT_FALSE(parse("stem ce ", typing).terms.back().is_unfinished) << "a space ends a word";
  EXPECT_FALSE(parse("stem ce").terms.back().is_unfinished);
}

std::string words(int count, const std::string& separator = " ") {
  std::string text;
  for (int word = 0; word < count; ++word) {
    text += (word == 0 ? "" : separator) + std::string("w") + std::to_string(word) + 'x';
  }
  return text;
}

TEST(QueryParser, SaysWhereItStopped) {
  struct Row {
    std::string text;
    Strings warnings;
  };
  const std::string deep(17, '(');
  const std::vector<Row> rows = {
      {words(32), {}},
      {words(40), {"query_cut"}},
      {words(40, " AND "), {"query_cut"}},
      {"\"a b c d e f g h i j k l m n o p\"", {}},
      {"\"a b c d e f g h i j k l m n o p q r\"", {"phrase_cut"}},
      {"ab* cd* ef*", {}},
      {"ab* cd* ef* gh*", {"wildcards_cut"}},
      {"a* b", {"wildcard_too_short"}},
      {std::string(16, '(') + "x y" + std::string(16, ')'), {}},
      {deep + "x y" + std::string(17, ')'), {"nesting_cut"}},
      {"a NEAR/65 b \"c d\"~999999999999", {"distance_cut"}},
  };
  for (const Row& row : rows) {
    const ParsedQuery query = parse(row.text);
    EXPECT_EQ(codes(query), row.warnings) << row.text;
    EXPECT_LE(query.terms.size(), kMaxQueryWords);
    expect_stable(row.text);
  }
  std::string filters;
  for (int year = 2000; year < 2020; ++year) filters += "year:" + std::to_string(year) + ' ';
  EXPECT_EQ(codes(parse(filters)), Strings{"restrictions_cut"});
  EXPECT_EQ(parse(filters).root.children.size(), kMaxRestrictions);
}

TEST(QueryParser, KeepsTheRarestOfTooManyWords) {
  const auto frequency = [](const QueryTerm& term) {
    return term.text == "w0x" || term.text == "w7x" ? std::uint64_t{100} : std::uint64_t{1};
  };
  const ParsedQuery query = parse(words(34), {.frequency = frequency});
  EXPECT_EQ(query.terms.size(), kMaxQueryWords);
  for (const QueryTerm& term : query.terms) {
    EXPECT_NE(term.text, "w0x");
    EXPECT_NE(term.text, "w7x");
  }
}

}  // namespace
}  // namespace article_search
