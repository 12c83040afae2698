#include "server/search/query_parser.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

ParsedQuery parse(std::string_view text) {
  schema::Analyzer analyzer;
  return parse_query(text, analyzer);
}

std::vector<std::string> codes(const ParsedQuery& query) {
  std::vector<std::string> codes;
  for (const Warning& warning : query.warnings) codes.push_back(warning.code);
  return codes;
}

using Strings = std::vector<std::string>;
using Forms = std::vector<StemSequence>;

TEST(QueryParser, UnderstandsAnyText) {
  struct Row {
    std::string_view text;
    std::string understood;
    Strings ignored;
    Strings warnings;
  };
  const std::vector<Row> rows = {
      // Words and phrases.
      {"myelin", "myelin", {}, {}},
      {"  Myelin,  repair!  ", "Myelin repair", {}, {}},
      {"\"spare parts\"", "\"spare parts\"", {}, {}},
      {"“spare parts” cells", "\"spare parts\" cells", {}, {}},
      {"adult \"stem cells\" nose", "adult \"stem cells\" nose", {}, {}},

      // Stop words are passed over, but not where they are all there is or are quoted.
      {"how to track the cells", "track cells", {"how", "to", "the"}, {}},
      {"to be", "to be", {}, {}},
      {"\"in a dish\"", "\"in a dish\"", {}, {}},

      // Nothing to search for.
      {"", "", {}, {"no_searchable_words"}},
      {"?!", "", {}, {"no_searchable_words"}},
      {"\"\"", "", {}, {"no_searchable_words"}},
      {"🙂", "", {}, {"no_searchable_words"}},

      // A quotation mark alone.
      {"5\" needle", "5 needle", {}, {"lone_quote"}},
      {"\"stem cells", "stem cells", {}, {"lone_quote"}},

      // What other engines read as syntax is text.
      {"(a OR", "a OR", {}, {}},
      {"stem AND", "stem", {"AND"}, {}},
      {"-stem*", "stem", {}, {}},
      {"title:x..y", "title x y", {}, {}},
  };
  for (const Row& row : rows) {
    const ParsedQuery query = parse(row.text);
    EXPECT_EQ(query.understood, row.understood) << row.text;
    EXPECT_EQ(query.ignored, row.ignored) << row.text;
    EXPECT_EQ(codes(query), row.warnings) << row.text;
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

TEST(QueryParser, RequiresOnlyWhatIsQuoted) {
  const ParsedQuery query = parse("adult \"stem cells\"");
  EXPECT_FALSE(query.terms[0].is_required);
  EXPECT_TRUE(query.terms[1].is_required);
}

TEST(QueryParser, ParsesItsOwnCanonicalFormToTheSame) {
  for (const std::string_view text : {"how to track mesenchymal stem cells", "a “b c” d-e \"f",
                                      "TGF-β1's \"IL 17\" x", "to be"}) {
    const ParsedQuery query = parse(text);
    const ParsedQuery again = parse(query.understood);
    EXPECT_EQ(again.understood, query.understood);
    ASSERT_EQ(again.terms.size(), query.terms.size());
    for (std::size_t at = 0; at < query.terms.size(); ++at) {
      EXPECT_EQ(again.terms[at].forms, query.terms[at].forms) << text;
      EXPECT_EQ(again.terms[at].is_required, query.terms[at].is_required) << text;
    }
  }
}

TEST(QueryParser, SaysWhereItStopped) {
  std::string words;
  for (int word = 0; word < 40; ++word) words += "w" + std::to_string(word) + "x ";
  const ParsedQuery many = parse(words);
  EXPECT_EQ(many.terms.size(), kMaxQueryWords);
  EXPECT_EQ(codes(many), Strings{"query_cut"});

  const ParsedQuery longer = parse('"' + std::string("a b c d e f g h i j k l m n o p q r") + '"');
  EXPECT_EQ(longer.terms.front().forms.front().size(), kMaxPhraseWords);
  EXPECT_EQ(codes(longer), Strings{"phrase_cut"});
}

}  // namespace
}  // namespace article_search
