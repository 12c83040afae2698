// Queries made to be expensive: whatever they are, the work is bounded. Bounded work is counted
// here, not timed.

#include "tests/support/query_bombs.h"

#include <gtest/gtest.h>

#include "server/search/query/query_expansion.h"
#include "server/search/query/query_parser.h"
#include "server/search/searcher.h"
#include "server/search/state/index_words.h"
#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

/// Words of the index below, or the beginnings of some.
const std::vector<std::string> kWords = {"w1", "w2", "w3", "w4", "aabb", "ww1", "ab"};

std::size_t depth_of(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

std::size_t restrictions_of(const QueryNode& node) {
  std::size_t count = node.kind == QueryNode::Kind::filter || node.kind == QueryNode::Kind::range;
  for (const QueryNode& child : node.children) count += restrictions_of(child);
  return count;
}

std::size_t stems_of(const QueryTerm& term) {
  std::size_t most = 0;
  for (const StemSequence& form : term.forms) most = std::max(most, form.size());
  return most;
}

const testing::TestIndex& index() {
  static const testing::TestIndex kIndex = [] {
    std::vector<std::string> texts;
    for (int text = 0; text < 300; ++text) {
      texts.push_back("aa" + std::string(static_cast<std::size_t>(text % 70) + 1, 'b') + " ww" +
                      std::to_string(text) + " w1 w2 w3 w4 w5 w6");
    }
    return testing::TestIndex::of_texts(texts);
  }();
  return kIndex;
}

TEST(QueryBombs, KeepWithinTheBounds) {
  std::mt19937 random(21);
  schema::Analyzer analyzer;
  const testing::IndexState state(index().path());
  const IndexWords words = load_index_words(state.view());
  for (int run = 0; run < 1'000; ++run) {
    const std::string text = testing::draw_query_bomb(random, kWords);
    ParsedQuery query = parse_query(text, analyzer);
    expand_wildcards(query, words);
    ASSERT_LE(query.terms.size(), kMaxQueryWords) << text;
    ASSERT_LE(depth_of(query.root), 3 * kMaxNesting + 3) << text;
    ASSERT_LE(restrictions_of(query.root), kMaxRestrictions) << text;
    std::size_t wildcards = 0;
    for (const QueryTerm& term : query.terms) {
      wildcards += term.kind == TermKind::prefix || term.kind == TermKind::infix;
      ASSERT_LE(term.expansions.size(), kMaxExpansions) << text;
      ASSERT_TRUE(!term.is_quoted || stems_of(term) <= kMaxPhraseWords) << text;
    }
    ASSERT_LE(wildcards, kMaxWildcards) << text;
  }
}

TEST(QueryBombs, AreAllAnswered) {
  std::mt19937 random(22);
  auto searcher = Searcher::open(index().path()).value();
  for (int run = 0; run < 100; ++run) {
    const std::string text = testing::draw_query_bomb(random, kWords);
    const auto results = searcher.search({.query = text});
    ASSERT_TRUE(results) << text << '\n' << results.error().message;
  }
}

}  // namespace
}  // namespace article_search
