#include "indexer/annotate/topics.h"

#include <gtest/gtest.h>

#include "tests/unit/indexer/mention_names.h"

namespace article_search {
namespace {

schema::VocabularyTerm term(std::string label, std::vector<std::string> aliases) {
  return {.label = std::move(label), .aliases = std::move(aliases), .definition = {}, .topic = {}};
}

class TopicsTest : public ::testing::Test {
 protected:
  std::vector<std::string> topics_in(std::string_view text) {
    return finder_.find(text, "en", abbreviations_);
  }

  std::vector<schema::Abbreviation> abbreviations_;
  TopicFinder finder_{{term("stem cell", {}),
                       term("stem cell transplantation", {"SCT", "stem cell transplant"}),
                       term("multiple sclerosis", {"MS"}), term("myelin", {"myelin sheath"}),
                       term("disease progression", {"progression"}),
                       term("clinically isolated syndrome", {"CIS"})}};
};

using Topics = std::vector<std::string>;

TEST_F(TopicsTest, AreLabelsByAnyName) {
  EXPECT_EQ(topics_in("Myelin sheaths in MS"), (Topics{"myelin", "multiple sclerosis"}));
  EXPECT_EQ(topics_in("STEM CELLS"), (Topics{"stem cell"}));
}

TEST_F(TopicsTest, TheLongestNameCountsAlone) {
  EXPECT_EQ(topics_in("a stem-cell transplant"), (Topics{"stem cell transplantation"}));
  EXPECT_EQ(topics_in("stem cells for transplantation"), (Topics{"stem cell"}));
}

TEST_F(TopicsTest, ASingleWordCountsInItsOwnForm) {
  EXPECT_EQ(topics_in("slow progressions"), (Topics{"disease progression"}));
  EXPECT_TRUE(topics_in("we made progress").empty());
}

TEST_F(TopicsTest, EachStandsOnce) {
  EXPECT_EQ(topics_in("Myelin, myelin sheath and MYELIN"), (Topics{"myelin"}));
}

TEST_F(TopicsTest, AbbreviationsNeedTheirCapitals) {
  EXPECT_EQ(topics_in("CIS was seen"), (Topics{"clinically isolated syndrome"}));
  EXPECT_EQ(topics_in("two SCTs"), (Topics{"stem cell transplantation"}));
  EXPECT_TRUE(topics_in("the cis isomer after 5 ms").empty());
}

TEST_F(TopicsTest, DegreesAreNone) { EXPECT_TRUE(topics_in("Ana Ríos, MD, MS, spoke").empty()); }

TEST_F(TopicsTest, TheArticlesOwnMeaningGoesFirst) {
  abbreviations_ = {{"MS", "mass spectrometry"}};
  EXPECT_TRUE(topics_in("MS was used").empty());
  abbreviations_ = {{"MS", "Multiple sclerosis"}};
  EXPECT_EQ(topics_in("MS was diagnosed"), (Topics{"multiple sclerosis"}));
}

TEST_F(TopicsTest, WithoutAVocabularyAreNone) {
  TopicFinder finder({});
  EXPECT_TRUE(finder.find("stem cells", "en", {}).empty());
}

TEST_F(TopicsTest, AreFoundInOtherLanguagesByTheirStems) {
  TopicFinder finder({term("Stammzelle", {})});
  EXPECT_EQ(finder.find("Die Stammzellen wurden untersucht", "de-AT", {}), (Topics{"Stammzelle"}));
}

TEST_F(TopicsTest, AreFoundInLinearTime) {
  EXPECT_EQ(topics_in(testing::megabyte_of("stem cell ")), (Topics{"stem cell"}));
}

}  // namespace
}  // namespace article_search
