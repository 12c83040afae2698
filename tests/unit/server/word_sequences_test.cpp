#include "server/search/word_sequences.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/spellings.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using schema::Field;
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

TEST(WordSequences, CountStemsAsTheIndexDoes) {
  std::vector<std::string> texts;
  for (int text = 0; text < 200; ++text) {
    texts.push_back("repair of myelin word" + std::to_string(text) + " even" +
                    std::to_string(text / 2) + " well-being Ärzte 干细胞");
  }
  const auto files = TestIndex::of_texts(texts);
  const Xapian::Database index = open(files);
  const WordSequences words = WordSequences::load(index);
  std::set<WordSequences::Stem> stems;
  schema::for_each_stem(index, {}, [&](const Xapian::TermIterator& at) {
    const WordSequences::Stem stem = words.find(*at);
    EXPECT_EQ(words.passages(stem), at.get_termfreq()) << *at;
    EXPECT_TRUE(stems.insert(stem).second) << *at << " has another stem's number";
    return true;
  });
  EXPECT_GT(stems.size(), 200U);
  EXPECT_LE(stems.size(), words.stem_count());
}

TEST(WordSequences, KnowWhereWordsStandInEachPassage) {
  const auto files = TestIndex::of_texts({"nose cells, nose", "cells"});
  const WordSequences words = WordSequences::load(open(files));
  EXPECT_EQ(places(words, 1, "nose"), (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(places(words, 1, "cell"), (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(places(words, 2, "nose"), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(places(words, 2, "cell"), (std::vector<std::uint32_t>{1}));
}

TEST(WordSequences, FollowUpdatesThatWriteListsOfTheirOwn) {
  const auto files = TestIndex::of_texts({"nose cells", "skin cells"});
  auto writer = IndexWriter::update(files.path()).value();
  PreparedArticle article;
  article.article.id = "later";
  article.passages.resize(1);
  article.passages[0].id = "later.section.1";
  article.passages[0].article_id = "later";
  article.passages[0].text = "marrow nose";
  article.passages[0].position = 1;
  ASSERT_TRUE(writer.put("later.md", "hash", {article}));
  ASSERT_TRUE(writer.commit());
  const WordSequences words = WordSequences::load(open(files));
  EXPECT_EQ(words.passages(words.find("nose")), 2U);
  EXPECT_EQ(words.passages(words.find("marrow")), 1U);
  EXPECT_EQ(places(words, 3, "marrow"), (std::vector<std::uint32_t>{1}));
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
    for (const auto& list : schema::read_stem_lists(index)) {
      index.set_metadata("stems:" + std::to_string(list.number), "damaged");
    }
    index.commit();
  }
  const WordSequences words = WordSequences::load(open(files));
  EXPECT_EQ(words.find("nose"), WordSequences::kNoStem);
  words.for_each_word(1, [](const WordSequences::Word& word) {
    EXPECT_EQ(word.stem, WordSequences::kNoStem);
    return true;
  });
}

}  // namespace
}  // namespace article_search
