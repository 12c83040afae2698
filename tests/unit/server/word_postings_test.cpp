#include "server/search/state/word_postings.h"

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
  return view.postings.of_stem(view.words.find(stem), view.words.table());
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

/// What has not changed is taken over, and must not tell of what has.
TEST(WordPostings, FollowUpdates) {
  std::vector<std::string> texts(WordSequences::kPartSize + 2, "nose");
  texts.back() = "cell";
  const auto files = TestIndex::of_texts(texts);
  const Xapian::Database first(files.path().string());
  const WordSequences sequences = WordSequences::load(first);
  const WordPostings postings(sequences);
  files.add("later", "marrow nose");

  const Xapian::Database second(files.path().string());
  const WordSequences followed = WordSequences::load(second, &sequences);
  const WordPostings after(followed, &postings);
  EXPECT_EQ(followed.parts()[0], sequences.parts()[0]);
  EXPECT_NE(followed.parts()[1], sequences.parts()[1]);
  const WordSequences anew = WordSequences::load(second);
  const WordPostings expected(anew);
  for (const char* const word : {"nose", "cell", "marrow"}) {
    const auto words = followed.table().spelt(word);
    ASSERT_EQ(words.size(), 1U);
    EXPECT_EQ(after.of(words), expected.of(anew.table().spelt(word))) << word;
    EXPECT_EQ(after.passages(words.front()), after.of(words).size()) << word;
  }
  EXPECT_EQ(after.of(followed.table().spelt("marrow")),
            (Postings{{static_cast<Xapian::docid>(texts.size() + 1), 1}}));
}

/// Another index may have as many passages, and as many words.
TEST(WordPostings, TakeNothingOverFromAnotherIndex) {
  const auto files = TestIndex::of_texts({"nose cell"});
  const auto others = TestIndex::of_texts({"skin bone"});
  const WordSequences sequences = WordSequences::load(Xapian::Database(files.path().string()));
  const WordPostings postings(sequences);
  const WordSequences other =
      WordSequences::load(Xapian::Database(others.path().string()), &sequences);
  EXPECT_EQ(WordPostings(other, &postings).of(other.table().spelt("skin")), (Postings{{1, 1}}));
  EXPECT_NE(other.parts().front(), sequences.parts().front());
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
