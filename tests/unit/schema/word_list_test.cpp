#include "indexer/schema/word_list.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search::schema {
namespace {

using Words = std::vector<ListedWord>;

TEST(WordList, NumbersWordsAsTheyCome) {
  WordList list(3);
  EXPECT_EQ(list.number_of("cells", "cell"), 0U);
  EXPECT_EQ(list.number_of("nose", "nose"), 1U);
  EXPECT_EQ(list.number_of("cells", "cell"), 0U);
  EXPECT_EQ(list.number_of("cell", "cell"), 2U);
  EXPECT_EQ(list.number_of("cells", "cells"), 3U) << "as another language stems it";
  EXPECT_EQ(list.words(),
            (Words{{"cells", "cell"}, {"nose", "nose"}, {"cell", "cell"}, {"cells", "cells"}}));
  EXPECT_EQ(list.number(), 3U);
}

class StoredWordListTest : public ::testing::Test {
 protected:
  testing::TemporaryDirectory directory_;
  Xapian::WritableDatabase index_{(directory_.path() / "index").string(),
                                  Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
};

TEST_F(StoredWordListTest, IsReadAsItWasWritten) {
  const Words words = {{"cells", "cell"}, {"干细胞", "干细胞"}, {"skies", "sky"}, {"was", "be"},
                       {"", ""},          {"go", "going"}};
  WordList list(12);
  for (const auto& [exact, stem] : words) list.number_of(exact, stem);
  write_word_list(index_, list);
  write_word_list(index_, WordList(13));
  const auto lists = read_word_lists(index_);
  ASSERT_EQ(lists.size(), 1U) << "one without words is none";
  EXPECT_EQ(lists[0].number, 12U);
  EXPECT_EQ(lists[0].words, words);
}

TEST_F(StoredWordListTest, IsExtendedWhileItIsSmall) {
  WordList first = word_list_to_extend(index_);
  EXPECT_EQ(first.number(), 0U);
  first.number_of("cells", "cell");
  write_word_list(index_, first);

  WordList again = word_list_to_extend(index_);
  EXPECT_EQ(again.number(), 0U);
  EXPECT_EQ(again.number_of("nose", "nose"), 1U) << "behind those that were there";
  for (int word = 0; word < 40'000; ++word) again.number_of("word" + std::to_string(word), "word");
  write_word_list(index_, again);

  EXPECT_EQ(word_list_to_extend(index_).number(), 1U);
}

TEST_F(StoredWordListTest, IsLeftAloneWhenDamaged) {
  WordList list(5);
  list.number_of("cells", "cell");
  write_word_list(index_, list);
  const std::string bytes = index_.get_metadata("words:5");
  index_.set_metadata("words:5", bytes.substr(0, bytes.size() - 1));
  const auto lists = read_word_lists(index_);
  EXPECT_EQ(lists.front().number, 5U);
  EXPECT_EQ(lists.front().words, Words{});
  EXPECT_EQ(word_list_to_extend(index_).number(), 6U);
}

}  // namespace
}  // namespace article_search::schema
