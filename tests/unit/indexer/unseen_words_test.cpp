#include "indexer/unseen_words.h"

#include <gtest/gtest.h>

#include "tests/support/test_index.h"

namespace article_search {
namespace {

using testing::TestIndex;

ArticlePreview preview(const std::vector<std::string>& texts) {
  ArticlePreview result;
  result.article.language = "en";
  for (const std::string& text : texts) {
    Passage passage;
    passage.id = "new." + std::to_string(result.passages.size() + 1);
    passage.text = text;
    result.passages.push_back(passage);
  }
  return result;
}

UnseenWords unseen(const TestIndex& index,
                   const std::vector<std::string>& texts,
                   std::size_t limit = 100) {
  auto finder = UnseenWordFinder::open(index.path()).value();
  EXPECT_TRUE(finder.add(preview(texts)));
  return finder.found(limit);
}

std::vector<std::string> words(const UnseenWords& unseen) {
  std::vector<std::string> result;
  for (const UnseenWord& word : unseen.words) result.push_back(word.word);
  return result;
}

using Words = std::vector<std::string>;

TEST(UnseenWords, AreThoseThatNoPassageHasInAnyCase) {
  const TestIndex index = TestIndex::of_texts({"Myelin repairs itself.", "Axons regrow."});
  EXPECT_EQ(words(unseen(index, {"MYELIN, axons and oligodendrocytes."})),
            (Words{"and", "oligodendrocytes"}));
}

TEST(UnseenWords, CountOtherEndingsAsUnseen) {
  const TestIndex index = TestIndex::of_texts({"Myelin repairs itself."});
  EXPECT_EQ(words(unseen(index, {"myelin repair"})), Words{"repair"});
}

TEST(UnseenWords, ComeByFrequencyWithTheirFirstPassage) {
  const TestIndex index = TestIndex::of_texts({"Myelin."});
  const UnseenWords found = unseen(index, {"glia axon", "axon", "axon glia soma"});
  ASSERT_EQ(words(found), (Words{"axon", "glia", "soma"}));
  EXPECT_EQ(found.words[0].count, 3U);
  EXPECT_EQ(found.words[0].first_passage, "new.1");
  EXPECT_EQ(found.words[2].first_passage, "new.3");
}

TEST(UnseenWords, AreCutAtALimitWithTheNumberLeftOut) {
  const TestIndex index = TestIndex::of_texts({"Myelin."});
  const UnseenWords found = unseen(index, {"a1 b1 c1 delta epsilon zeta"}, 2);
  EXPECT_EQ(found.words.size(), 2U);
  EXPECT_GE(found.left_out, 1U);
}

TEST(UnseenWords, AreNotNumbers) {
  const TestIndex index = TestIndex::of_texts({"Myelin."});
  EXPECT_EQ(words(unseen(index, {"Myelin 2017 0.05 12,000"})), Words());
}

TEST(UnseenWords, NeedAnIndex) {
  const auto finder = UnseenWordFinder::open("/no/such/index");
  ASSERT_FALSE(finder);
  EXPECT_EQ(finder.error().path, "/no/such/index");
}

TEST(UnseenWordsText, SaysHowManyThereAreAndHowManyWereLeftOut) {
  EXPECT_EQ(unseen_words_text({}), "\nThe index has seen every word before.\n");
  EXPECT_EQ(unseen_words_text({.words = {{"axon", 3, "new.1"}}, .left_out = 41}),
            "\nWords that the index has never seen: 42\n"
            "  axon, 3 in all, first in new.1\n"
            "  and 41 more\n");
}

}  // namespace
}  // namespace article_search
