#include "server/search/relevance_gate.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/support/test_index.h"

namespace article_search {
namespace {

using testing::TestIndex;

TEST(ParseGate, ReadsLinesOfThreeFields) {
  const auto expectations = parse_gate(
      "# query, passage, k\n\nstem cells\tMyelin repair\t3\r\n"
      "nose\ta.b.c\t100");
  ASSERT_TRUE(expectations);
  ASSERT_EQ(expectations->size(), 2U);
  EXPECT_EQ(expectations->front().line, 3);
  EXPECT_EQ(expectations->front().query, "stem cells");
  EXPECT_EQ(expectations->front().expected, "Myelin repair");
  EXPECT_EQ(expectations->front().within, 3U);
  EXPECT_EQ(expectations->back().within, 100U);
}

TEST(ParseGate, NamesTheLineThatIsWrong) {
  struct Case {
    std::string text;
    int line;
    const char* message;
  };
  const std::vector<Case> cases = {
      {"", 0, "expects nothing"},
      {"# only a comment\n", 0, "expects nothing"},
      {"a\tb\t1\na\tb\n", 2, "should be a query"},
      {"a\tb\t1\tc\n", 1, "should be a query"},
      {"a\t\t1\n", 1, "should be a query"},
      {"a b 1\n", 1, "should be a query"},
      {"a\tb\t0\n", 1, "from 1 to 100, not \"0\""},
      {"a\tb\t101\n", 1, "from 1 to 100"},
      {"a\tb\t3x\n", 1, "not \"3x\""},
      {"a\tb\t-1\n", 1, "from 1 to 100"},
      {"a\xFF\tb\t1\n", 1, "UTF-8"},
      {std::string(1025, 'a') + "\tb\t1\n", 1, "more than 1024 bytes"},
  };
  for (const Case& row : cases) {
    const auto expectations = parse_gate(row.text);
    ASSERT_FALSE(expectations) << row.text;
    EXPECT_EQ(expectations.error().line, row.line) << row.text;
    EXPECT_NE(expectations.error().message.find(row.message), std::string::npos)
        << expectations.error().message;
  }
}

class RelevanceGate : public ::testing::Test {
 protected:
  std::vector<UnmetExpectation> run(const std::string& gate) const {
    return run_gate(Xapian::Database(index_.path().string()), parse_gate(gate).value()).value();
  }

  TestIndex index_ =
      TestIndex::of_texts({"Myelin is repaired by oligodendrocytes.",
                           "The café serves naïve axons.", "Axons and more axons: axons."});
};

TEST_F(RelevanceGate, IsMetByAnIdOrByWordsInOrder) {
  EXPECT_TRUE(run("myelin\tarticle.section.1\t1\n").empty());
  EXPECT_TRUE(run("myelin\tREPAIRED by oligodendrocyte\t1\n").empty());
  EXPECT_TRUE(run("axons\tcafe serves naive\t2\n").empty());
}

TEST_F(RelevanceGate, IsNotMetByWhatStandsElsewhereOrLower) {
  for (const char* const line :
       {"axons\tarticle.section.1\t10\n", "axons\tserves cafe\t10\n", "axons\tthe cafe\t1\n"}) {
    EXPECT_EQ(run(line).size(), 1U) << line;
  }
}

TEST_F(RelevanceGate, SaysWhatStandsThereInstead) {
  const auto unmet =
      run("myelin\tmyelin\t1\naxons\tthe cafe\t1\nnonsense\tarticle.section.1\t2\nno\tno\t1\n");
  ASSERT_EQ(unmet.size(), 3U);
  const UnmetExpectation& lower = unmet[0];
  EXPECT_EQ(lower.expectation.line, 2);
  EXPECT_EQ(lower.passage->id, "article.section.2");
  EXPECT_EQ(lower.rank, 2U);
  EXPECT_EQ(lower.looked_at, 2U);
  ASSERT_EQ(lower.first.size(), 2U);
  EXPECT_EQ(lower.first[0].id, "article.section.3");
  const UnmetExpectation& nowhere = unmet[1];
  EXPECT_EQ(nowhere.passage->id, "article.section.1") << "known, if not found";
  EXPECT_FALSE(nowhere.rank);
  EXPECT_TRUE(nowhere.first.empty());
  EXPECT_FALSE(unmet[2].passage);
}

TEST_F(RelevanceGate, AsksTheStateThatIsNotYetCommitted) {
  const std::string generation = (index_.path() / "generation-1").string();
  Xapian::WritableDatabase database(generation, Xapian::DB_OPEN);
  database.begin_transaction();
  database.delete_document("Qarticle.section.1");
  const auto expectations = parse_gate("myelin\tmyelin\t1\n").value();
  EXPECT_EQ(run_gate(database, expectations).value().size(), 1U);
  EXPECT_EQ(run_gate(Xapian::Database(generation), expectations).value().size(), 0U);
  database.cancel_transaction();
}

TEST_F(RelevanceGate, RefusesAStateWithoutAStamp) {
  const Xapian::WritableDatabase nothing(std::string(), Xapian::DB_BACKEND_INMEMORY);
  EXPECT_FALSE(run_gate(nothing, parse_gate("a\tb\t1\n").value()));
}

}  // namespace
}  // namespace article_search
