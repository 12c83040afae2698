#include "server/search/explanation.h"

#include <cmath>

#include <gtest/gtest.h>

#include "indexer/schema/vocabulary.h"
#include "server/search/match/matches.h"
#include "server/search/state/passage_weight.h"
#include "server/search/word_queries.h"
#include "tests/support/index_state.h"
#include "tests/unit/server/facet_fixtures.h"

namespace article_search {
namespace {

using testing::TestIndex;

std::vector<Contribution> parts_of(const TestIndex& index, const std::string& query, int position) {
  SearchRequest request{.query = query};
  request.explain = ScoreParts::on;
  for (const Hit& hit : answer_of(index, request).hits) {
    if (hit.passage.position == position) return hit.parts;
  }
  return {};
}

/// "what matched field how" of the parts that are for words.
std::vector<std::string> summary(const std::vector<Contribution>& parts) {
  std::vector<std::string> lines;
  for (const Contribution& part : parts) {
    if (part.how == MatchForm::rank) continue;
    lines.push_back(part.what + " <- " + part.matched + " in " + part.field + " as " +
                    std::string(to_string(part.how)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Explanation, NamesWordFieldAndForm) {
  const auto index = TestIndex::of_texts({"opening", "cells of the nose", "cell", "spare parts"});
  EXPECT_EQ(summary(parts_of(index, "cells", 2)),
            (Lines{"cells <- cell in text as stem", "cells <- cells in text as exact"}));
  EXPECT_EQ(summary(parts_of(index, "cells", 3)), Lines{"cells <- cell in text as stem"});
  EXPECT_EQ(summary(parts_of(index, "\"spare parts\"", 4)),
            Lines{"spare parts <- spare part in text as phrase"});
  EXPECT_EQ(summary(parts_of(index, "sections", 3)),
            Lines{"sections <- section in section as stem"});
  EXPECT_EQ(summary(parts_of(index, "titled", 1)), Lines{"titled <- titl in title as stem"});
}

TEST(Explanation, NamesSynonymsByTheWordsThatWereTyped) {
  const testing::TemporaryDirectory directory;
  PreparedArticle article = article_with("a", {passage_with("lesion here")});
  article.passages[0].article_id = "a";
  article.passages[0].id = "a.section.1";
  article.passages[0].position = 2;
  auto writer = IndexWriter::build(directory.path()).value();
  const schema::VocabularyTerm plaque{
      .label = "plaque", .aliases = {"lesion"}, .definition = "", .topic = ""};
  ASSERT_TRUE(writer.put("a.md", "hash", {article}));
  schema::StoredSource source;
  source.path = "vocabulary.json";
  ASSERT_TRUE(writer.put_vocabulary(source, {plaque}));
  ASSERT_TRUE(writer.commit());
  SearchRequest request{.query = "plaques"};
  request.explain = ScoreParts::on;
  const auto results = Searcher::open(directory.path()).value().search(request).value();
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_EQ(summary(results.hits[0].parts), Lines{"plaques <- lesion in text as synonym"});
}

TEST(Explanation, SaysWhatRankingAnewMadeOfTheWordsWeights) {
  const auto index = TestIndex::of_texts({"opening", "cells of the nose", "nose", "cells cells"});
  const auto is_reranked = [&](const std::string& query, int position) {
    const auto parts = parts_of(index, query, position);
    return std::any_of(parts.begin(), parts.end(), [](const Contribution& part) {
      return part.how == MatchForm::rank && part.what == "order";
    });
  };
  EXPECT_FALSE(is_reranked("opening", 1)) << "one hit alone is not ranked anew";
  EXPECT_TRUE(is_reranked("cells nose", 3));
}

TEST(Explanation, IsLeftOutUnlessItIsAskedFor) {
  const auto index = TestIndex::of_texts({"cells"});
  EXPECT_TRUE(answer_of(index, {.query = "cells"}).hits.front().parts.empty());
}

TEST(ExplanationProperty, PartsAddUpToTheScore) {
  ByChance chance(5);
  const auto index = TestIndex::of_articles(chance.articles(25));
  auto searcher = Searcher::open(index.path()).value();
  std::size_t explained = 0;
  for (int draw = 0; draw < 40; ++draw) {
    SearchRequest request{.query = chance.text() + " title \"myelin myelin\" well-being"};
    if (draw % 2 == 0) request.query = chance.text();
    request.explain = ScoreParts::on;
    request.filters.of(schema::Facet::topic) = chance.some_of({"safety"});
    const SearchResults results = searcher.search(request).value();
    for (const Hit& hit : results.hits) {
      double sum = 0;
      for (const Contribution& part : hit.parts) sum += part.weight;
      EXPECT_NEAR(sum, hit.score, hit.score * 1e-9) << request.query;
      EXPECT_TRUE(std::is_sorted(
          hit.parts.begin(), hit.parts.end(),
          [](const auto& left, const auto& right) { return left.weight > right.weight; }));
      explained += hit.parts.size();
    }
  }
  EXPECT_GT(explained, 500U);
}

/// Xapian's own operators, whether or not the query builder uses them.
TEST(ExplanationProperty, AddsUpForEveryOperator) {
  const auto index = TestIndex::of_texts(
      {"myelin repair myelin", "myelin cells repair nose", "cells nose trial", "repair trial"});
  const testing::IndexState state(index.path());
  const Xapian::Database& database = state.view().index;
  PostingTable postings(state.view());
  using Xapian::Query;
  const Query myelin("myelin");
  const Query repair("repair");
  const Query nose("nose");
  const std::vector<Query> queries = {
      Query(Query::OP_AND, myelin, repair),
      Query(Query::OP_AND_NOT, repair, nose),
      Query(Query::OP_AND_MAYBE, repair, Query(Query::OP_OR, myelin, nose)),
      Query(Query::OP_FILTER, repair, myelin),
      pattern_query({.stems = {"myelin", "repair"}, .window = 2}, postings),
      Query(Query::OP_SYNONYM, myelin, nose),
      Query(Query::OP_MAX, myelin, repair),
      Query(Query::OP_SCALE_WEIGHT,
            Query(Query::OP_OR, Query(Query::OP_SCALE_WEIGHT, nose, 0.3), repair), 0.7),
      Query(Query::OP_SCALE_WEIGHT, repair, 0),
      Query(Query::OP_WILDCARD, "re"),
      Query(Query::OP_OR,
            pattern_query(
                {.stems = {"repair", "nose"}, .window = 2, .order = WordPattern::Order::any},
                postings),
            nose),
  };
  for (const Query& query : queries) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(passage_weight());
    enquire.set_query(query);
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    EXPECT_FALSE(matches.empty()) << query.get_description();
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      double sum = 0;
      for (const Contribution& part : explain(database, query, {}, {*match, match.get_weight()})) {
        sum += part.weight;
      }
      EXPECT_NEAR(sum, match.get_weight(), match.get_weight() * 1e-9) << query.get_description();
    }
  }
}

}  // namespace
}  // namespace article_search
