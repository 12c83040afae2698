#include "server/search/word_queries.h"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "server/search/state/passage_weight.h"
#include "tests/support/index_state.h"
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
  const testing::IndexState index_{test_index_.path()};
  PostingTable postings_{index_.view()};
  std::map<std::string, Documents> spelt_ = spelt_in(passages_);
};

TEST_F(SpeltWords, AreFoundInJustThePassagesThatSpellThemSo) {
  for (const std::string& word : kWords) {
    EXPECT_EQ(found(spelt_query(word, postings_), index_.view().index), spelt_[word]) << word;
  }
  EXPECT_TRUE(spelt_query("heartless", postings_).empty());
}

TEST_F(SpeltWords, WeighAsATermOfTheIndexWould) {
  // All passages with "myelin" spell it so: what Xapian makes of the stem is right for the word.
  Xapian::Enquire enquire(index_.view().index);
  enquire.set_weighting_scheme(passage_weight());
  std::map<Xapian::docid, double> weights;
  enquire.set_query(Xapian::Query("myelin"));
  const Xapian::MSet by_stem = enquire.get_mset(0, 300);
  for (auto match = by_stem.begin(); match != by_stem.end(); ++match) {
    weights[*match] = match.get_weight();
  }
  enquire.set_query(spelt_query("myelin", postings_));
  const Xapian::MSet by_spelling = enquire.get_mset(0, 300);
  ASSERT_EQ(by_spelling.size(), weights.size());
  for (auto match = by_spelling.begin(); match != by_spelling.end(); ++match) {
    EXPECT_NEAR(match.get_weight(), weights[*match], 1e-9);
  }
}

}  // namespace
}  // namespace article_search
