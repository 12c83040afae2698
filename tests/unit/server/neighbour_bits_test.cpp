#include "server/search/state/neighbour_bits.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

TEST(NeighbourBits, AreThoseOfWordsOneBehindTheOther) {
  NeighbourReader reader;
  NeighbourBits bits;
  reader.begin_text();
  // Two words stand at the second place.
  const std::vector<std::pair<std::uint32_t, WordTable::Stem>> words = {
      {1, 10}, {2, 20}, {2, 21}, {3, 30}, {5, 50}};
  for (const auto& [position, stem] : words) reader.add(position, stem, bits);
  NeighbourBits expected;
  for (const auto& [left, right] : {std::pair{10, 20}, {10, 21}, {20, 30}, {21, 30}}) {
    expected.set(
        neighbour_bit(static_cast<WordTable::Stem>(left), static_cast<WordTable::Stem>(right)));
  }
  EXPECT_EQ(bits, expected);
}

TEST(NeighbourBits, OfOneTextSayNothingOfTheNext) {
  NeighbourReader reader;
  NeighbourBits bits;
  reader.begin_text();
  reader.add(1, 10, bits);
  reader.begin_text();
  reader.add(2, 20, bits);
  EXPECT_TRUE(bits.none());
}

TEST(NeighbourBits, AreSpreadEvenly) {
  std::vector<int> pairs(NeighbourBits().size());
  for (WordTable::Stem left = 0; left < 300; ++left) {
    for (WordTable::Stem right = 0; right < 300; ++right) ++pairs[neighbour_bit(left, right)];
  }
  const int mean = 300 * 300 / static_cast<int>(pairs.size());
  for (const int count : pairs) {
    EXPECT_GT(count, mean / 2);
    EXPECT_LT(count, mean * 2);
  }
}

/// Of most passages they say that a row is not there, and never of one that has it.
TEST(NeighbourBits, LeaveOutMostPassagesWithoutARow) {
  std::mt19937 random(3);
  std::vector<std::string> texts;
  for (int text = 0; text < 300; ++text) {
    std::string words;
    for (int word = 0; word < 60; ++word) words += "w" + std::string(1 + random() % 20, 'a') + " ";
    texts.push_back(words + (text % 10 == 0 ? "myelin repair" : "repair of myelin"));
  }
  const auto files = testing::TestIndex::of_texts(texts);
  const testing::IndexState index(files.path());
  const IndexView view = index.view();
  std::vector<Xapian::docid> documents;
  for (Xapian::docid document = 1; document <= texts.size(); ++document) {
    documents.push_back(document);
  }
  const std::vector<WordTable::Stem> row = {view.words.find("myelin"), view.words.find("repair")};
  view.postings.leave_out_without_row(row, documents);
  EXPECT_LT(documents.size(), texts.size() / 2);
  for (Xapian::docid document = 1; document <= texts.size(); document += 10) {
    EXPECT_TRUE(std::binary_search(documents.begin(), documents.end(), document)) << document;
  }
}

}  // namespace
}  // namespace article_search
