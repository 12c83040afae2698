#include "server/search/match/query_match.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/search/match/match_plan.h"
#include "server/search/query/facet_values.h"
#include "server/search/query/query_expansion.h"
#include "server/search/query/query_parser.h"
#include "server/search/state/index_handle.h"
#include "server/search/state/index_words.h"
#include "tests/support/index_state.h"
#include "tests/support/xapian_match.h"
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
    resolve_values(query, index_.database(), state_.view().columns);
    return query;
  }

  Matches find(const ParsedQuery& query, const SearchRequest& request, const Window& window) {
    PostingTable postings(state_.view());
    return find_matches(plan_match(query, postings, request.match), state_.view().columns, request,
                        window);
  }

  Matches by_xapian(const ParsedQuery& query, const SearchRequest& request, const Window& window) {
    PostingTable postings(state_.view());
    return testing::match_by_xapian(query, postings, request, window);
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

void expect_same(const Matches& found, const Matches& xapian, const std::string& query) {
  EXPECT_EQ(found.passages, xapian.passages) << query;
  EXPECT_EQ(found.articles, xapian.articles) << query;
  EXPECT_EQ(found.all_words, xapian.all_words) << query;
  ASSERT_EQ(found.ranked.size(), xapian.ranked.size()) << query;
  const auto others = by_document(xapian);
  for (std::size_t at = 0; at < found.ranked.size(); ++at) {
    const RankedPassage& match = found.ranked[at];
    ASSERT_TRUE(others.contains(match.document)) << query;
    const RankedPassage& other = others.at(match.document);
    // Xapian's are rounded where it has added the weight of all words.
    EXPECT_NEAR(match.score, other.score, 1e-9) << query;
    EXPECT_NEAR(match.score, xapian.ranked[at].score, 1e-9) << query << ": another order";
    EXPECT_EQ(match.has_all_words, other.has_all_words) << query;
  }
  expect_same_facets(found.facets, xapian.facets);
}

std::string word_by_chance(ByChance& chance) {
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
  return kParts[chance.below(kParts.size())];
}

std::string words_by_chance(ByChance& chance) {
  std::string query = "repair";
  for (std::size_t count = chance.below(5); count > 0; --count) {
    query += ' ' + word_by_chance(chance);
  }
  return query;
}

/// Trees up to `depth` deep of everything that a query may say.
std::string tree_by_chance(ByChance& chance, std::size_t depth) {
  static const std::vector<std::string> kLeaves = {
      "kind:project",      "-kind:project", "institution:stanford",
      "topic:safety",      "year:2007",     "year:2005..2007",
      "when:2007-02..",    "-when:2017",    "person:sue",
      "nose NEAR/3 cells", "NOT nose",      "topic:\"myelin repair\""};
  if (depth == 0 || chance.below(4) == 0) {
    return chance.below(3) == 0 ? kLeaves[chance.below(kLeaves.size())] : word_by_chance(chance);
  }
  static const std::vector<std::string> kBetween = {" ", " AND ", " OR "};
  static const std::vector<std::string> kBefore = {"", "", "+", "-", "NOT "};
  const std::string between = kBetween[chance.below(kBetween.size())];
  std::string tree = kBefore[chance.below(kBefore.size())] + '(';
  for (std::size_t count = 1 + chance.below(3); count > 0; --count) {
    tree += tree_by_chance(chance, depth - 1) + (count > 1 ? between : "");
  }
  return tree + ')';
}

/// Sorted, filtered, counted and cut by chance.
SearchRequest request_by_chance(ByChance& chance, std::string query) {
  SearchRequest request{.query = std::move(query)};
  request.sort = static_cast<SortOrder>(chance.below(4));
  request.match = chance.below(3) == 0 ? MatchMode::all : MatchMode::any;
  request.facets.facets = {schema::Facet::institution, schema::Facet::kind};
  request.filters.of(schema::Facet::institution) = chance.some_of({"Stanford"});
  request.filters.of(schema::Facet::topic) = chance.some_of({"safety", "Cell Tracking"});
  if (chance.below(4) == 0) request.filters.of(schema::Facet::year) = {"2005", "2007.."};
  if (chance.below(4) == 0) request.filters.when = parse_date_range("..2007-02");
  return request;
}

/// Compares both ways for `draws` queries, and counts what they find.
template <typename Draw>
std::size_t compare(TwoWays& ways, ByChance& chance, int draws, const Draw& draw_query) {
  std::size_t found = 0;
  for (int draw = 0; draw < draws; ++draw) {
    const SearchRequest request = request_by_chance(chance, draw_query());
    const ParsedQuery query =
        ways.read(request.query, chance.below(4) == 0 ? LastWord::unfinished : LastWord::finished);
    const Window window{chance.below(3) * 10, 1 + chance.below(1'000)};
    const Matches matches = ways.find(query, request, window);
    expect_same(matches, ways.by_xapian(query, request, window), request.query);
    found += matches.ranked.size();
  }
  return found;
}

TEST(QueryMatchProperty, FindsForWordsWhatXapianFindsWithTheSameScoresInTheSameOrder) {
  ByChance chance(23);
  TwoWays ways(TestIndex::of_articles(chance.articles(60)));
  EXPECT_GT(compare(ways, chance, 400, [&] { return words_by_chance(chance); }), 5'000U)
      << "the draws must find something";
}

TEST(QueryMatchProperty, FindsForTreesWhatXapianFindsWithTheSameScoresInTheSameOrder) {
  ByChance chance(29);
  TwoWays ways(TestIndex::of_articles(chance.articles(60)));
  EXPECT_GT(compare(ways, chance, 600, [&] { return tree_by_chance(chance, 3); }), 10'000U)
      << "the draws must find something";
}

TEST(QueryMatchProperty, GoesThroughAllBlocksOfDocuments) {
  ByChance chance(31);
  TwoWays ways(TestIndex::of_articles(chance.articles(1'500)));
  EXPECT_GT(compare(ways, chance, 30, [&] { return words_by_chance(chance); }), 5'000U);
  EXPECT_GT(compare(ways, chance, 30, [&] { return tree_by_chance(chance, 3); }), 3'000U);
}

TEST(QueryMatch, CountsThePassagesWithAllWords) {
  TwoWays ways(TestIndex::of_articles(
      {article_with("a", {passage_with("nose and cells"), passage_with("nose"),
                          passage_with("cells"), passage_with("the cell of a nose")})}));
  const Matches matches = ways.find(ways.read("nose cells"), {.query = "nose cells"}, {0, 10});
  EXPECT_EQ(matches.all_words, 2U);
  EXPECT_EQ(matches.passages, 4U);
}

// Xapian 1.4 has been seen to give a phrase's weight to passages without it, where a needed word is
// at its side and it is one of several ways to find a wished one.
TEST(QueryMatch, WeighsAPhraseOnlyWhereItsWordsStandInARow) {
  TwoWays ways(TestIndex::of_articles({article_with(
      "a", {passage_with("repair of a nose and of cells"), passage_with("repair of nose cells"),
            passage_with("repair of cells")})}));
  const Matches matches =
      ways.find(ways.read("+repair nose-cells"), {.query = "+repair nose-cells"}, {0, 10});
  ASSERT_EQ(matches.ranked.size(), 3U);
  EXPECT_GT(matches.ranked[0].score, matches.ranked[1].score);
  EXPECT_LT(matches.ranked[1].score - matches.ranked[2].score, 0.15 * matches.ranked[0].score);
}

}  // namespace
}  // namespace article_search
