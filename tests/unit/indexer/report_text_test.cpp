#include "indexer/report_text.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using Sentences = std::vector<std::string>;

GateFinding finding(std::string expected, std::size_t within) {
  GateFinding finding;
  finding.query = "axon";
  finding.expected = std::move(expected);
  finding.within = within;
  return finding;
}

TEST(GateSentences, TellWhereAPassageStandsInstead) {
  GateFinding lower = finding("a.b.1", 3);
  lower.passage = GatePassage{"a.b.1", "Axons regrow …"};
  lower.rank = 7;
  lower.looked_at = 9;
  lower.first = {{"c.d.2", "Myelin."}, {"e.f.3", "Sheath."}};
  EXPECT_EQ(gate_sentences(lower),
            (Sentences{"the query \"axon\" should find the passage a.b.1 (\"Axons regrow …\") "
                       "among its first 3 hits; it is hit 7",
                       "hit 1 is c.d.2: \"Myelin.\"", "hit 2 is e.f.3: \"Sheath.\""}));
  lower.rank = {};
  EXPECT_EQ(gate_sentences(lower).front(),
            "the query \"axon\" should find the passage a.b.1 (\"Axons regrow …\") among its first "
            "3 hits; it is not found in 9 hits");
}

TEST(GateSentences, TellWhichPassageHasTheWords) {
  GateFinding lower = finding("axon regrows", 1);
  lower.passage = GatePassage{"a.b.1", "Axons regrow."};
  lower.rank = 2;
  lower.looked_at = 2;
  EXPECT_EQ(
      gate_sentences(lower),
      (Sentences{"the query \"axon\" should find \"axon regrows\" as its first hit; hit 2 has "
                 "it: a.b.1 (\"Axons regrow.\")"}));
}

TEST(GateSentences, TellThatNothingIsFound) {
  GateFinding missing = finding("axon regrows", 2);
  EXPECT_EQ(gate_sentences(missing),
            (Sentences{"the query \"axon\" should find \"axon regrows\" among its first 2 hits; it "
                       "finds nothing"}));
  missing.looked_at = 1;
  EXPECT_EQ(gate_sentences(missing),
            (Sentences{"the query \"axon\" should find \"axon regrows\" among its first 2 hits; it "
                       "is not found in 1 hit, neither as words nor as an id"}));
}

}  // namespace
}  // namespace article_search
