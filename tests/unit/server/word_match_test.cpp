#include "server/search/word_match.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/search/index_handle.h"
#include "server/search/index_words.h"
#include "server/search/query_builder.h"
#include "server/search/query_parser.h"
#include "server/search/ranking.h"
#include "tests/support/index_state.h"
#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using testing::TestIndex;

/// A state of an index, and what two ways to answer say of it.
class TwoWays {
 public:
  explicit TwoWays(TestIndex files)
      : files_(std::move(files)),
        index_(IndexHandle::open(files_.path()).value()),
        state_(index_.database()),
        words_(load_index_words(state_.view())) {}

  ParsedQuery read(const std::string& text, LastWord last_word = LastWord::finished) {
    ParsedQuery query = parse_query(text, analyzer_, {.last_word = last_word});
    expand_wildcards(query, words_);
    return query;
  }

  Matches by_words(const ParsedQuery& query, const SearchRequest& request, const Window& window) {
    EXPECT_TRUE(WordMatch::can_answer(query, request.filters)) << request.query;
    PostingTable postings(state_.view());
    return WordMatch(postings, query, request.match).find(request, window);
  }

  Matches by_xapian(const ParsedQuery& query, const SearchRequest& request, const Window& window) {
    PostingTable postings(state_.view());
    const Xapian::Query content = build_query(query, postings, request.match);
    const Xapian::Query ordered = request.sort == SortOrder::relevance
                                      ? with_all_words_first(content, query, postings)
                                      : content;
    Matches matches = retrieve(index_.database(), state_.view().columns, ordered, request, window);
    if (request.sort == SortOrder::relevance) note_all_words(matches.ranked);
    return matches;
  }

 private:
  TestIndex files_;
  IndexHandle index_;
  testing::IndexState state_;
  schema::Analyzer analyzer_;
  IndexWords words_;
};

std::map<Xapian::docid, RankedPassage> by_document(const Matches& matches) {
  std::map<Xapian::docid, RankedPassage> passages;
  for (const RankedPassage& match : matches.ranked) passages.emplace(match.document, match);
  return passages;
}

void expect_same_facets(const std::vector<FacetCounts>& left,
                        const std::vector<FacetCounts>& right) {
  ASSERT_EQ(left.size(), right.size());
  for (std::size_t at = 0; at < left.size(); ++at) {
    EXPECT_EQ(left[at].facet, right[at].facet);
    EXPECT_EQ(left[at].more, right[at].more);
    ASSERT_EQ(left[at].values.size(), right[at].values.size());
    for (std::size_t value = 0; value < left[at].values.size(); ++value) {
      EXPECT_EQ(left[at].values[value].value, right[at].values[value].value);
      EXPECT_EQ(left[at].values[value].count, right[at].values[value].count);
    }
  }
}

void expect_same(const Matches& words, const Matches& xapian, const std::string& query) {
  EXPECT_EQ(words.passages.value, xapian.passages.value) << query;
  EXPECT_EQ(words.articles.value, xapian.articles.value) << query;
  ASSERT_EQ(words.ranked.size(), xapian.ranked.size()) << query;
  const auto others = by_document(xapian);
  for (std::size_t at = 0; at < words.ranked.size(); ++at) {
    const RankedPassage& match = words.ranked[at];
    ASSERT_TRUE(others.contains(match.document)) << query;
    const RankedPassage& other = others.at(match.document);
    // Xapian's are rounded where it has added the weight of all words.
    EXPECT_NEAR(match.score, other.score, 1e-9) << query;
    EXPECT_NEAR(match.score, xapian.ranked[at].score, 1e-9) << query << ": another order";
    EXPECT_EQ(match.has_all_words, other.has_all_words) << query;
  }
  expect_same_facets(words.facets, xapian.facets);
}

std::string query_by_chance(ByChance& chance) {
  static const std::vector<std::string> kParts = {"myelin",
                                                  "nose",
                                                  "cells",
                                                  "repair",
                                                  "trials",
                                                  "+cell",
                                                  "-trial",
                                                  "\"nose cell\"",
                                                  "nose-cells",
                                                  "myel*",
                                                  "*ell*",
                                                  "=cells",
                                                  "=nose-cells",
                                                  "=\"cells repair\"",
                                                  "-=nose",
                                                  "title:title",
                                                  "title:\"title of\"",
                                                  "section:\"recent trials\"",
                                                  "+\"repair trial\"",
                                                  "\"cells repair\"~2",
                                                  "MYELIN",
                                                  "absent"};
  std::string query = "repair";
  for (std::size_t count = chance.below(5); count > 0; --count) {
    query += ' ' + kParts[chance.below(kParts.size())];
  }
  return query;
}

TEST(WordMatchProperty, FindsWhatXapianFindsWithTheSameScoresInTheSameOrder) {
  ByChance chance(23);
  TwoWays ways(TestIndex::of_articles(chance.articles(60)));
  std::size_t found = 0;
  for (int draw = 0; draw < 400; ++draw) {
    SearchRequest request{.query = query_by_chance(chance)};
    request.sort = static_cast<SortOrder>(chance.below(4));
    request.match = chance.below(3) == 0 ? MatchMode::all : MatchMode::any;
    request.facets.facets = {schema::Facet::institution, schema::Facet::kind};
    request.filters.of(schema::Facet::institution) = chance.some_of({"Stanford"});
    request.filters.of(schema::Facet::topic) = chance.some_of({"safety", "Cell Tracking"});
    const ParsedQuery query =
        ways.read(request.query, chance.below(4) == 0 ? LastWord::unfinished : LastWord::finished);
    const Window window{chance.below(3) * 10, 1 + chance.below(1'000)};
    const Matches words = ways.by_words(query, request, window);
    expect_same(words, ways.by_xapian(query, request, window), request.query);
    found += words.ranked.size();
  }
  EXPECT_GT(found, 10'000U) << "the draws must find something";
}

TEST(WordMatchProperty, FindsWhatXapianFindsWhereWordsHaveOneOperatorBetween) {
  ByChance chance(29);
  TwoWays ways(TestIndex::of_articles(chance.articles(60)));
  for (const std::string text :
       {"myelin OR nose", "myelin OR absent", "\"nose cell\" OR =cells OR myel*", "myelin AND nose",
        "repair AND cells AND =Myelin", "repair AND absent", "\"cells repair\"~2 AND nose"}) {
    for (const MatchMode mode : {MatchMode::any, MatchMode::all}) {
      SearchRequest request{.query = text};
      request.match = mode;
      const ParsedQuery query = ways.read(text);
      const Window window{0, 1'000};
      expect_same(ways.by_words(query, request, window), ways.by_xapian(query, request, window),
                  text);
    }
  }
}

TEST(WordMatch, LeavesTreesAndDatesToXapian) {
  TwoWays ways(TestIndex::of_articles({article_with("a", {passage_with("myelin repair")})}));
  for (const std::string query :
       {"(nose cells) OR myelin", "nose AND (cells OR myelin)", "NOT nose", "-nose", "year:2007",
        "kind:section", "nose NEAR/3 cells", ""}) {
    EXPECT_FALSE(WordMatch::can_answer(ways.read(query), {})) << query;
  }
  const ParsedQuery words = ways.read("nose cells");
  EXPECT_TRUE(WordMatch::can_answer(words, {}));
  Filters filters;
  filters.of(schema::Facet::year) = {"2007"};
  EXPECT_TRUE(WordMatch::can_answer(words, filters));
  filters.of(schema::Facet::year) = {"2005..2007"};
  EXPECT_FALSE(WordMatch::can_answer(words, filters)) << "a range of years";
  filters = {};
  filters.when = DateRange{.from = "2007", .to = {}};
  EXPECT_FALSE(WordMatch::can_answer(words, filters));
}

TEST(WordMatch, CountsThePassagesWithAllWords) {
  TwoWays ways(TestIndex::of_articles(
      {article_with("a", {passage_with("nose and cells"), passage_with("nose"),
                          passage_with("cells"), passage_with("the cell of a nose")})}));
  const Matches matches = ways.by_words(ways.read("nose cells"), {.query = "nose cells"}, {0, 10});
  ASSERT_TRUE(matches.all_words);
  EXPECT_EQ(matches.all_words->value, 2U);
  EXPECT_EQ(matches.passages.value, 4U);
}

// Xapian 1.4 has been seen to give a phrase's weight to passages without it, where a needed word is
// at its side and it is one of several ways to find a wished one.
TEST(WordMatch, WeighsAPhraseOnlyWhereItsWordsStandInARow) {
  TwoWays ways(TestIndex::of_articles({article_with(
      "a", {passage_with("repair of a nose and of cells"), passage_with("repair of nose cells"),
            passage_with("repair of cells")})}));
  const Matches matches =
      ways.by_words(ways.read("+repair nose-cells"), {.query = "+repair nose-cells"}, {0, 10});
  ASSERT_EQ(matches.ranked.size(), 3U);
  EXPECT_GT(matches.ranked[0].score, matches.ranked[1].score);
  EXPECT_LT(matches.ranked[1].score - matches.ranked[2].score, 0.15 * matches.ranked[0].score);
}

}  // namespace
}  // namespace article_search
