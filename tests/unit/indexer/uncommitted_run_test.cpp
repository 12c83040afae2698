// What runs that commit nothing leave behind.

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/corpus_sync.h"
#include "indexer/schema/index_metadata.h"
#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;

class UncommittedRun : public ::testing::Test {
 protected:
  tl::expected<IndexingReport, IndexingError> sync(SyncOptions options,
                                                   SyncMode mode = SyncMode::build) {
    options.sources = {directory_.path() / "corpus"};
    options.index = index();
    options.mode = mode;
    return sync_corpus(options);
  }
  fs::path index() const { return directory_.path() / "index"; }
  fs::path write(const fs::path& name, std::string_view text) const {
    return directory_.write("corpus" / name, text);
  }
  std::size_t articles() const {
    return schema::read_articles(Xapian::Database(index().string())).size();
  }
  /// How many there are in the index's directory.
  std::ptrdiff_t generations() const {
    return std::count_if(fs::directory_iterator(index()), fs::directory_iterator(),
                         [](const auto& entry) { return entry.is_directory(); });
  }

  testing::TemporaryDirectory directory_;
};

TEST_F(UncommittedRun, ABuildWithoutAnArticleLeavesTheIndexAsItWas) {
  const fs::path file = write("a.md", "# Title\n\nMyelin.\n");
  ASSERT_TRUE(sync({}));
  fs::resize_file(file, 0);
  const IndexingReport report = sync({}).value();
  ASSERT_EQ(report.failed.size(), 2U);
  EXPECT_EQ(report.failed.front().path, file.string());
  EXPECT_EQ(report.failed.back().path, index().string());
  EXPECT_EQ(articles(), 1U);
  EXPECT_EQ(generations(), 1);
}

TEST_F(UncommittedRun, ARunThatDoesNotCommitLeavesNoGeneration) {
  write("a.md", "# Title\n\nMyelin.\n");
  ASSERT_TRUE(sync({}));
  const CommitCheck refuse = [](const Xapian::Database&) {
    return tl::unexpected(IndexingError{"gate.tsv", 1, "no"});
  };
  EXPECT_FALSE(
      sync({.sources = {}, .index = {}, .mode = SyncMode::build, .before_commit = refuse}));
  EXPECT_EQ(generations(), 1);
  std::stop_source stop;
  const auto end = [&](const SyncProgress&) { stop.request_stop(); };
  EXPECT_FALSE(sync({.sources = {}, .index = {}, .stop = stop.get_token(), .on_progress = end}));
  EXPECT_EQ(generations(), 1);
}

TEST_F(UncommittedRun, ARunRemovesWhatAKilledOneLeft) {
  write("a.md", "# Title\n\nMyelin.\n");
  ASSERT_TRUE(sync({}));
  directory_.write("index/generation-9/parts/0-0/postlist.glass", "half of one");
  ASSERT_TRUE(sync({}, SyncMode::update));
  EXPECT_EQ(generations(), 1);
  EXPECT_EQ(articles(), 1U);
}

}  // namespace
}  // namespace article_search
