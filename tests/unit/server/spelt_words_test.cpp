#include "server/search/spelt_words.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/schema/spellings.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using Documents = std::set<Xapian::docid>;

/// Words of which some are their own stems, some not, and many have one stem.
const std::vector<std::string> kWords = {"heart", "hearts",  "hearted", "die",     "dies",
                                         "dying", "anaemia", "anemia",  "anemias", "café",
                                         "cafe",  "cafes",   "17",      "myelin",  "running"};

std::vector<std::set<std::string>> draw_passages(std::size_t count) {
  std::mt19937 random(11);
  std::vector<std::set<std::string>> passages(count);
  for (auto& words : passages) {
    for (std::size_t left = 1 + random() % 4; left > 0; --left) {
      words.insert(kWords[random() % kWords.size()]);
    }
  }
  return passages;
}

testing::TestIndex index_of(const std::vector<std::set<std::string>>& passages) {
  std::vector<std::string> texts;
  for (const auto& words : passages) {
    std::string& text = texts.emplace_back();
    for (const std::string& word : words) text += word + ' ';
  }
  return testing::TestIndex::of_texts(texts);
}

Documents found(const Xapian::Query& query, const Xapian::Database& index) {
  Xapian::Enquire enquire(index);
  enquire.set_query(query);
  const Xapian::MSet matches = enquire.get_mset(0, index.get_doccount());
  Documents documents;
  for (auto match = matches.begin(); match != matches.end(); ++match) documents.insert(*match);
  return documents;
}

/// Passages are documents in their order, from 1.
std::map<std::string, Documents> spelt_in(const std::vector<std::set<std::string>>& passages) {
  std::map<std::string, Documents> spelt;
  Xapian::docid document = 0;
  for (const auto& words : passages) {
    ++document;
    for (const std::string& word : words) spelt[word].insert(document);
  }
  return spelt;
}

class SpeltWords : public ::testing::Test {
 protected:
  const std::vector<std::set<std::string>> passages_ = draw_passages(300);
  const testing::TestIndex test_index_ = index_of(passages_);
  const Xapian::Database index_{test_index_.path().string()};
  std::map<std::string, Documents> spelt_ = spelt_in(passages_);
};

TEST_F(SpeltWords, AreFoundInJustThePassagesThatSpellThemSo) {
  for (const std::string& word : kWords) {
    EXPECT_EQ(found(spelt_query(word, index_), index_), spelt_[word]) << word;
  }
  EXPECT_TRUE(found(spelt_query("heartless", index_), index_).empty());
}

TEST_F(SpeltWords, AreAmongThePassagesOfTheirTerms) {
  for (const std::string& word : kWords) {
    const auto terms = terms_of_spelling(word, index_);
    const Documents wide = found({Xapian::Query::OP_OR, terms.begin(), terms.end()}, index_);
    EXPECT_TRUE(std::ranges::includes(wide, spelt_[word])) << word;
  }
  EXPECT_TRUE(terms_of_spelling("heartless", index_).empty());
}

TEST_F(SpeltWords, AreCountedAndListed) {
  std::vector<std::string> listed;
  for (const auto& [word, passages] : schema::read_words(index_)) {
    listed.push_back(word);
    EXPECT_EQ(passages, schema::passages_spelling(index_, word)) << word;
    EXPECT_GT(passages, 0U) << word;
    EXPECT_LE(passages, spelt_[word].size()) << word;
  }
  std::vector<std::string> expected = kWords;
  std::ranges::sort(expected);
  EXPECT_EQ(listed, expected);
}

TEST(SpeltWordsCount, IsExactWhereNoPassageHasSeveralOtherSpellings) {
  const auto test_index =
      testing::TestIndex::of_texts({"heart hearts", "heart", "hearts", "hearted", "running"});
  const Xapian::Database index(test_index.path().string());
  EXPECT_EQ(schema::passages_spelling(index, "heart"), 2U);
  EXPECT_EQ(schema::passages_spelling(index, "hearts"), 2U);
  EXPECT_EQ(schema::passages_spelling(index, "run"), 0U);
}

TEST(SpeltWordsCount, KnowsAWordThatOnlyOccurrencesTellOf) {
  // As many passages have its stem as have its other spellings.
  const auto test_index = testing::TestIndex::of_texts({"hearts hearted", "heart"});
  const Xapian::Database index(test_index.path().string());
  EXPECT_EQ(schema::passages_spelling(index, "heart"), 1U);
}

}  // namespace
}  // namespace article_search
