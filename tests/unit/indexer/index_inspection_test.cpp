#include "indexer/index_inspection.h"

#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/corpus_sync.h"
#include "indexer/index_directory.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;
using testing::TestIndex;

std::vector<std::string> faults_of(const fs::path& index) {
  const auto verification = verify_index(index);
  return verification ? verification->faults : std::vector<std::string>{"cannot be opened"};
}

Xapian::WritableDatabase open_for_damage(const TestIndex& index) {
  return Xapian::WritableDatabase(live_generation(index.path())->string(), Xapian::DB_OPEN);
}

/// Every passage that the index would serve, as it is stored.
std::vector<std::string> contents_of(const fs::path& index) {
  const Xapian::Database database(live_generation(index)->string());
  std::vector<std::string> contents;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    contents.push_back(
        database.get_document(*at).get_value(slot(schema::ValueSlot::stored_passage)));
  }
  return contents;
}

TEST(VerifyIndex, FindsNothingInAnIndexAsItWasWritten) {
  const auto index = TestIndex::of_sources({testing::corpus_path()});
  const Verification verification = verify_index(index.path()).value();
  EXPECT_EQ(verification.articles, 1U);
  EXPECT_EQ(verification.passages, 26U);
  EXPECT_TRUE(verification.faults.empty());
}

TEST(VerifyIndex, FindsAPassageThatIsGone) {
  const auto index = TestIndex::of_sources({testing::corpus_path()});
  auto database = open_for_damage(index);
  database.delete_document(Xapian::docid{7});
  database.commit();
  EXPECT_EQ(faults_of(index.path()),
            std::vector<std::string>{
                "Article research-in-stem-cells should have 26 passages and has 25."});
}

TEST(VerifyIndex, FindsAPassageThatIsNotTheOneThatWasWritten) {
  const auto index = TestIndex::of_sources({testing::corpus_path()});
  auto database = open_for_damage(index);
  Xapian::Document document = database.get_document(7);
  auto passage =
      schema::decode_passage(document.get_value(slot(schema::ValueSlot::stored_passage))).value();
  passage.text += " And more.";
  document.add_value(slot(schema::ValueSlot::stored_passage), schema::encode(passage));
  database.replace_document(Xapian::docid{7}, document);
  database.commit();
  EXPECT_EQ(faults_of(index.path()),
            std::vector<std::string>{
                "Article research-in-stem-cells has other passages than were written."});
}

TEST(VerifyIndex, FindsAnArticleWithoutAnEntry) {
  const auto index = TestIndex::of_sources({testing::corpus_path()});
  auto database = open_for_damage(index);
  schema::remove_article(database, "research-in-stem-cells");
  database.commit();
  EXPECT_EQ(faults_of(index.path()).size(), 2U);
}

TEST(VerifyIndex, LetsNoChangedPassagePassUnseen) {
  std::mt19937 random(11);
  const auto index = TestIndex::of_sources({testing::corpus_path()});
  const std::vector<std::string> contents = contents_of(index.path());
  const fs::path file = *live_generation(index.path()) / "postlist.glass";
  const auto size = static_cast<std::size_t>(fs::file_size(file));
  int seen = 0;
  for (int run = 0; run < 100; ++run) {
    const auto at = static_cast<std::streamoff>(random() % size);
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    const auto byte = static_cast<char>(stream.seekg(at).get());
    stream.seekp(at).put(static_cast<char>(byte ^ 0x10)).flush();
    if (faults_of(index.path()).empty()) {
      EXPECT_TRUE(contents_of(index.path()) == contents) << "byte " << at;
    } else {
      ++seen;
    }
    stream.seekp(at).put(byte).flush();
  }
  EXPECT_GT(seen, 0) << "no damage was made";
}

TEST(ReadStatistics, CountsWhatTheIndexHolds) {
  const auto index = TestIndex::of_sources({testing::corpus_path()});
  const IndexStatistics statistics = read_statistics(index.path()).value();
  EXPECT_EQ(statistics.sources, 2U) << "the article and the vocabulary";
  EXPECT_EQ(statistics.articles, 1U);
  EXPECT_EQ(statistics.passages, 26U);
  EXPECT_EQ(statistics.kinds, (std::map<std::string, std::size_t>{
                                  {"milestone", 6}, {"project", 12}, {"section", 8}}));
  EXPECT_EQ(statistics.generation, "generation-1");
  EXPECT_GT(statistics.bytes, 0U);
}

TEST(RollBack, MakesTheGenerationBeforeTheLastBuildLive) {
  const testing::TemporaryDirectory directory;
  const auto build = [&](const std::string& title) {
    directory.write("a.md", "# " + title + "\n\nMyelin.\n");
    ASSERT_TRUE(sync_corpus({.sources = {directory.path() / "a.md"},
                             .index = directory.path() / "index",
                             .mode = SyncMode::build}));
  };
  build("First");
  build("Second");
  const fs::path index = directory.path() / "index";
  EXPECT_EQ(roll_back(index).value(), "generation-1");
  EXPECT_EQ(list_articles(index).value().front().title, "First");
  EXPECT_FALSE(roll_back(index));
  build("Third");
  EXPECT_EQ(list_articles(index).value().front().title, "Third");
}

TEST(Inspection, SaysThatThereIsNoIndex) {
  const testing::TemporaryDirectory directory;
  EXPECT_FALSE(verify_index(directory.path()));
  EXPECT_FALSE(read_statistics(directory.path()));
  EXPECT_FALSE(list_articles(directory.path()));
  EXPECT_FALSE(roll_back(directory.path()));
}

}  // namespace
}  // namespace article_search
