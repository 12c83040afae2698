#include "indexer/text_indexer.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using schema::WordList;

/// "position:exact/stem" of each word.
std::string words_of(const IndexedText& text, const WordList& list) {
  std::string words;
  for (const schema::ListedToken& token : text.words) {
    const schema::ListedWord& word = list.words().at(token.word);
    words += std::to_string(token.position) + ':' + word.exact + '/' + word.stem + ' ';
  }
  return words;
}

std::map<std::string, std::uint32_t> stems_of(const IndexedText& text, const TextIndexer& indexer) {
  std::map<std::string, std::uint32_t> stems;
  for (const CountedStem& stem : text.stems) stems[indexer.stem(stem.stem)] += stem.count;
  return stems;
}

TEST(TextIndexer, ListsWordsAndCountsStems) {
  TextIndexer indexer("en");
  WordList list(2);
  const IndexedText text = indexer.index("Cells: a cell's well-being, cells", list);
  EXPECT_EQ(words_of(text, list),
            "1:cells/cell 2:a/a 3:cell/cell 4:wellbeing/wellb 4:well/well 5:being/be "
            "6:cells/cell ");
  EXPECT_EQ(text.stems.size(), 5U) << "each once";
  EXPECT_EQ(stems_of(text, indexer),
            (std::map<std::string, std::uint32_t>{
                {"a", 1}, {"be", 1}, {"cell", 3}, {"well", 1}, {"wellb", 1}}));
}

TEST(TextIndexer, CountsEachTextForItself) {
  TextIndexer indexer("en");
  WordList list(0);
  indexer.index("cells and cells", list);
  EXPECT_EQ(stems_of(indexer.index("cell", list), indexer),
            (std::map<std::string, std::uint32_t>{{"cell", 1}}));
  EXPECT_TRUE(indexer.index("", list).words.empty());
  EXPECT_TRUE(indexer.index(" - ", list).stems.empty());
}

TEST(TextIndexer, NumbersWordsAnewInAnotherList) {
  TextIndexer indexer("en");
  WordList first(0);
  WordList second(1);
  indexer.index("one two three", first);
  EXPECT_EQ(words_of(indexer.index("three four", second), second), "1:three/three 2:four/four ");
  EXPECT_EQ(second.words().size(), 2U);
  EXPECT_EQ(words_of(indexer.index("four one", first), first), "1:four/four 2:one/one ");
}

TEST(TextIndexer, NeedsNoMemoryOfItsWords) {
  TextIndexer indexer("en");
  WordList list(0);
  for (int word = 0; word < 250'000; word += 10) {
    std::string text = "cells of ";
    for (int next = word; next < word + 10; ++next) text += "w" + std::to_string(next) + "w ";
    ASSERT_EQ(words_of(indexer.index("cells of", list), list), "1:cells/cell 2:of/of ");
    indexer.index(text, list);
  }
}

}  // namespace
}  // namespace article_search
