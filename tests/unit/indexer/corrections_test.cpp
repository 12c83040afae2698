#include "indexer/annotate/corrections.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

using schema::Facet;
using Change = Correction::Change;
using Values = std::vector<std::string>;

class CorrectionsTest : public ::testing::Test {
 protected:
  CorrectionsTest() {
    article_.id = "walking";
    passages_[0].text = "Canes were compared at the Walking Lab.";
    passages_[0].institutions = {"Wrong Institute"};
    passages_[1].text = "The walking labs are elsewhere.";
  }

  std::vector<Correction> apply_to(std::string article_id, Correction correction) {
    return apply({{std::move(article_id), {std::move(correction)}}}, article_, passages_);
  }

  Article article_;
  std::vector<Passage> passages_ = std::vector<Passage>(2);
};

TEST_F(CorrectionsTest, AddToThePassagesThatSayTheName) {
  apply_to("", {Facet::institution, "Walking lab", Change::add});
  EXPECT_EQ(passages_[0].institutions, (Values{"Wrong Institute", "Walking lab"}));
  EXPECT_TRUE(passages_[1].institutions.empty());
}

TEST_F(CorrectionsTest, AddToTheWholeArticleWhatNoPassageSays) {
  apply_to("walking", {Facet::topic, "mobility", Change::add});
  EXPECT_EQ(passages_[0].topics, (Values{"mobility"}));
  EXPECT_EQ(passages_[1].topics, (Values{"mobility"}));
}

TEST_F(CorrectionsTest, TakeOutInAnySpellingOfTheSameTerm) {
  EXPECT_TRUE(apply_to("", {Facet::institution, "wrong  INSTITUTE", Change::remove}).empty());
  EXPECT_TRUE(passages_[0].institutions.empty());
}

TEST_F(CorrectionsTest, SayWhatWasNotThereToTakeOut) {
  const auto in_vain = apply_to("", {Facet::person, "Ana Ríos", Change::remove, 7});
  ASSERT_EQ(in_vain.size(), 1U);
  EXPECT_EQ(in_vain[0].value, "Ana Ríos");
  EXPECT_EQ(in_vain[0].line, 7);
}

TEST_F(CorrectionsTest, OfOtherArticlesChangeNothing) {
  EXPECT_TRUE(apply_to("running", {Facet::place, "Peru", Change::add}).empty());
  EXPECT_TRUE(passages_[0].places.empty());
}

}  // namespace
}  // namespace article_search
