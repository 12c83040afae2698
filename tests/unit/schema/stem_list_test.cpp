#include "indexer/schema/stem_list.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search::schema {
namespace {

using Stems = std::vector<std::string>;

TEST(StemList, NumbersStemsAsTheyCome) {
  StemList list(3);
  EXPECT_EQ(list.number_of("cell"), 0U);
  EXPECT_EQ(list.number_of("nose"), 1U);
  EXPECT_EQ(list.number_of("cell"), 0U);
  EXPECT_EQ(list.stems(), (Stems{"cell", "nose"}));
  EXPECT_EQ(list.number(), 3U);
}

class StoredStemListTest : public ::testing::Test {
 protected:
  testing::TemporaryDirectory directory_;
  Xapian::WritableDatabase index_{(directory_.path() / "index").string(),
                                  Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
};

TEST_F(StoredStemListTest, IsReadAsItWasWritten) {
  StemList list(12);
  list.number_of("cell");
  list.number_of("干细胞");
  write_stem_list(index_, list);
  write_stem_list(index_, StemList(13));
  const auto lists = read_stem_lists(index_);
  ASSERT_EQ(lists.size(), 1U) << "one without stems is none";
  EXPECT_EQ(lists[0].number, 12U);
  EXPECT_EQ(lists[0].stems, (Stems{"cell", "干细胞"}));
}

TEST_F(StoredStemListTest, IsExtendedWhileItIsSmall) {
  StemList first = stem_list_to_extend(index_);
  EXPECT_EQ(first.number(), 0U);
  first.number_of("cell");
  write_stem_list(index_, first);

  StemList again = stem_list_to_extend(index_);
  EXPECT_EQ(again.number(), 0U);
  EXPECT_EQ(again.number_of("nose"), 1U) << "behind those that were there";
  for (int stem = 0; stem < 40'000; ++stem) again.number_of("word" + std::to_string(stem));
  write_stem_list(index_, again);

  EXPECT_EQ(stem_list_to_extend(index_).number(), 1U);
}

TEST_F(StoredStemListTest, IsLeftAloneWhenDamaged) {
  StemList list(5);
  list.number_of("cell");
  write_stem_list(index_, list);
  index_.set_metadata("stems:5", index_.get_metadata("stems:5").substr(0, 4));
  EXPECT_EQ(read_stem_lists(index_).front().stems, Stems{});
  EXPECT_EQ(stem_list_to_extend(index_).number(), 6U);
}

}  // namespace
}  // namespace article_search::schema
