#include "server/search/stem_frequencies.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/schema/spellings.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

TEST(StemFrequencies, AreThoseOfTheIndex) {
  std::vector<std::string> texts;
  for (int text = 0; text < 200; ++text) {
    texts.push_back("repair of myelin word" + std::to_string(text) + " even" +
                    std::to_string(text / 2) + " Ärzte 干细胞");
  }
  const auto files = testing::TestIndex::of_texts(texts);
  const Xapian::Database index(files.path().string());
  const StemFrequencies frequencies = StemFrequencies::load(index);
  std::set<StemFrequencies::Number> numbers;
  schema::for_each_stem(index, {}, [&](const Xapian::TermIterator& at) {
    const StemFrequencies::Number number = frequencies.number(*at);
    EXPECT_EQ(frequencies.passages(number), at.get_termfreq()) << *at;
    EXPECT_TRUE(numbers.insert(number).second) << *at << " has another stem's number";
    return true;
  });
  EXPECT_GT(numbers.size(), 200U);
}

TEST(StemFrequencies, OfAnIndexWithoutTextsCanBeLoaded) {
  const auto files = testing::TestIndex::of_texts({});
  EXPECT_GT(StemFrequencies::load(Xapian::Database(files.path().string())).bytes(), 0U);
}

}  // namespace
}  // namespace article_search
