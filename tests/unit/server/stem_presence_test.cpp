#include "server/search/state/stem_presence.h"

#include <gtest/gtest.h>

#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using schema::Field;

class StemPresenceTest : public ::testing::Test {
 protected:
  testing::TestIndex files_ = testing::TestIndex::of_texts({"nose cells", "nose and cell"});
  testing::IndexState index_{files_.path()};
  const IndexView view_ = index_.view();
};

TEST_F(StemPresenceTest, CountsPassagesAsXapianDoes) {
  for (const std::string stem : {"nose", "cell", "and", "cells", "section", "nowhere"}) {
    EXPECT_EQ(passages_with(stem, view_), view_.index.get_termfreq(stem)) << stem;
  }
}

TEST_F(StemPresenceTest, TellsTextsFromHeadings) {
  EXPECT_TRUE(has_stem(Field::body, "nose", view_));
  EXPECT_FALSE(has_stem(Field::heading, "nose", view_));
  EXPECT_FALSE(is_above_texts("nose", view_));
  EXPECT_FALSE(has_stem(Field::body, "section", view_));
  EXPECT_TRUE(has_stem(Field::heading, "section", view_));
  EXPECT_FALSE(has_stem(Field::title, "section", view_)) << "which is above, but not there";
  EXPECT_TRUE(is_above_texts("section", view_));
  EXPECT_FALSE(is_above_texts("nowhere", view_));
}

}  // namespace
}  // namespace article_search
