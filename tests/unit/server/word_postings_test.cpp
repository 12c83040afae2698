#include "server/search/word_postings.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/index_state.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

using testing::IndexState;
using testing::TestIndex;
using Postings = std::vector<Posting>;

Postings of_stem(const IndexState& index, const std::string& stem) {
  const IndexView view = index.view();
  return view.postings.of(view.words.table().words_of(view.words.find(stem)));
}

Postings spelt(const IndexState& index, const std::string& word) {
  const IndexView view = index.view();
  return view.postings.of(view.words.table().spelt(word));
}

TEST(WordPostings, TellHowOftenEachPassageHasAWord) {
  const auto files =
      TestIndex::of_texts({"cells, a cell, cells", "nose", "cell", "CELLS of the nose nose"});
  const IndexState index(files.path());
  EXPECT_EQ(spelt(index, "cells"), (Postings{{1, 2}, {4, 1}}));
  EXPECT_EQ(spelt(index, "cell"), (Postings{{1, 1}, {3, 1}}));
  EXPECT_EQ(of_stem(index, "cell"), (Postings{{1, 3}, {3, 1}, {4, 1}}));
  EXPECT_EQ(of_stem(index, "nose"), (Postings{{2, 1}, {4, 2}}));
  EXPECT_EQ(spelt(index, "cellular"), Postings{});
}

/// Some words are in thousands of passages, far apart or often, some in one.
TEST(WordPostings, OfStemsAreThoseOfTheIndex) {
  std::vector<std::string> texts;
  for (int text = 0; text < 500; ++text) {
    texts.push_back("repair of myelin word" + std::to_string(text) + " even" +
                    std::to_string(text / 2) + " well-being Ärzte 干细胞");
    if (text % 3 == 0) texts.back() += " repaired repairs repairing";
    for (int times = 0; times < text; times += 2) texts.back() += " glia";
  }
  const auto files = TestIndex::of_texts(texts);
  const IndexState index(files.path());
  const Xapian::Database& database = index.view().index;
  std::size_t stems = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    if (const char first = (*term).front(); first >= 'A' && first <= 'Z') continue;
    Postings expected;
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      expected.push_back({*at, at.get_wdf()});
    }
    EXPECT_EQ(of_stem(index, *term), expected) << *term;
    EXPECT_EQ(index.view().postings.passages_of_stem(index.view().words.find(*term)),
              expected.size());
    ++stems;
  }
  EXPECT_GT(stems, 500U);
}

TEST(WordPostings, AreWithoutArticlesThatAreGone) {
  const auto files = TestIndex::of_texts({"nose cells"});
  auto writer = IndexWriter::update(files.path()).value();
  const std::string path = writer.sources().begin()->first;
  ASSERT_TRUE(writer.remove(path));
  ASSERT_TRUE(writer.commit());
  const IndexState index(files.path());
  EXPECT_EQ(spelt(index, "nose"), Postings{});
}

}  // namespace
}  // namespace article_search
