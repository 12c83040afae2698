#include "server/search/state/word_sequences.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/word_list.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using testing::TestIndex;

Xapian::Database open(const TestIndex& files) { return Xapian::Database(files.path().string()); }

std::vector<std::uint32_t> places(const WordSequences& words,
                                  Xapian::docid document,
                                  const std::string& stem) {
  std::vector<std::uint32_t> found;
  words.for_each_word(document, [&](const WordSequences::Word& word) {
    if (word.stem == words.find(stem)) found.push_back(word.position);
    return true;
  });
  return found;
}

TEST(WordSequences, KnowWhereWordsStandInEachPassage) {
  const auto files = TestIndex::of_texts({"nose cells, nose", "cells"});
  const WordSequences words = WordSequences::load(open(files));
  EXPECT_EQ(places(words, 1, "nose"), (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(places(words, 1, "cell"), (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(places(words, 2, "nose"), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(places(words, 2, "cell"), (std::vector<std::uint32_t>{1}));
}

TEST(WordSequences, TellTheStemsOfATextAlone) {
  const auto files = TestIndex::of_texts({"nose cells, well-being", "of a nose"});
  const WordSequences words = WordSequences::load(open(files));
  std::vector<WordSequences::TextWord> text(1);
  words.append_text(1, text);
  using Word = WordSequences::TextWord;
  EXPECT_EQ(
      text,
      (std::vector{Word{}, Word{words.find("nose"), 1, false}, Word{words.find("cell"), 2, false},
                   Word{words.find("wellb"), 3, false}, Word{words.find("well"), 3, false},
                   Word{words.find("be"), 4, false}, Word{words.find("wellb"), 4, true}}))
      << "without those of headings, a compound at both of its ends";
}

TEST(WordSequences, FollowUpdatesThatWriteListsOfTheirOwn) {
  const auto files = TestIndex::of_texts({"nose cells", "skin cells"});
  files.add("later", "marrow nose");
  const WordSequences words = WordSequences::load(open(files));
  EXPECT_EQ(places(words, 1, "nose"), (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(places(words, 3, "marrow"), (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(places(words, 3, "nose"), (std::vector<std::uint32_t>{2}));
}

TEST(WordSequences, OfAnIndexWithoutTextsCanBeLoaded) {
  const auto files = TestIndex::of_texts({});
  const WordSequences words = WordSequences::load(open(files));
  EXPECT_GT(words.bytes(), 0U);
  EXPECT_EQ(words.find("nose"), WordSequences::kNoStem);
  EXPECT_EQ(places(words, 1, "nose"), (std::vector<std::uint32_t>{}));
}

/// Without its lists, an index has no words, but nothing else is wrong with it.
TEST(WordSequences, OfADamagedIndexFindNothing) {
  const auto files = TestIndex::of_texts({"nose cells"});
  {
    Xapian::WritableDatabase index(live_generation(files.path())->string(), Xapian::DB_OPEN);
    for (const auto& list : schema::read_word_lists(index)) {
      index.set_metadata("words:" + std::to_string(list.number), "damaged");
    }
    index.commit();
  }
  const WordSequences words = WordSequences::load(open(files));
  EXPECT_EQ(words.find("nose"), WordSequences::kNoStem);
  words.for_each_word(1, [](const WordSequences::Word&) {
    ADD_FAILURE() << "a word";
    return true;
  });
}

}  // namespace
}  // namespace article_search
