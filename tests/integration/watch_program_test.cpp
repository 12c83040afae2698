// article-indexer watch, while files come, change and go under it.

#include <csignal>
#include <filesystem>
#include <memory>

#include <gtest/gtest.h>

#include "indexer/index_inspection.h"
#include "tests/support/eventually.h"
#include "tests/support/programs.h"
#include "tests/support/temporary_directory.h"

namespace article_search::testing {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<std::string>;

class WatchProgram : public ::testing::Test {
 protected:
  WatchProgram() { write("a.md", "# Title\n\nMyelin.\n"); }

  fs::path corpus() const { return directory_.path() / "corpus"; }
  fs::path index() const { return directory_.path() / "index"; }
  void write(const fs::path& name, std::string_view text) const {
    directory_.write("corpus" / name, text);
  }

  /// Begins to watch; ready when the first run has said what it did.
  void watch() {
    process_ = std::make_unique<ChildProcess>(std::vector<std::string>{
        indexer_path(), "watch", "--index", index().string(), corpus().string()});
    process_->read_line();
  }

  Ids articles() const {
    Ids ids;
    const auto listed = list_articles(index());
    if (!listed) return ids;
    for (const auto& article : *listed) ids.push_back(article.id);
    return ids;
  }
  /// Empty while the index changes under it.
  IndexStatistics statistics() const {
    return read_statistics(index()).value_or(IndexStatistics());
  }
  std::size_t passages() const { return statistics().passages; }

  std::string revision() const { return statistics().stamp.revision; }

  bool soon_has(const Ids& ids) const {
    return eventually([&] { return articles() == ids; });
  }

  TemporaryDirectory directory_;
  std::unique_ptr<ChildProcess> process_;
};

TEST_F(WatchProgram, FollowsFilesThatComeChangeAndGo) {
  watch();
  EXPECT_EQ(articles(), Ids{"a"});
  write("b.md", "# Title\n\nAxons.\n");
  EXPECT_TRUE(soon_has({"a", "b"}));
  write("b.md", "# Title\n\nAxons regrow after their repair.\n\nMyelin is repaired by glia.\n");
  EXPECT_TRUE(eventually([&] { return passages() == 3; }));
  fs::remove(corpus() / "a.md");
  EXPECT_TRUE(soon_has({"b"}));
}

TEST_F(WatchProgram, FollowsCorrectionsOfAFile) {
  watch();
  const std::string before = revision();
  write("a.md.annotations.json", R"({"places": ["Scotland"]})");
  EXPECT_TRUE(eventually([&] { return revision() != before && !revision().empty(); }));
}

TEST_F(WatchProgram, FollowsFoldersThatAreMadeFilledAndRenamed) {
  watch();
  write("new/deep/b.md", "# Title\n\nAxons.\n");
  EXPECT_TRUE(soon_has({"a", "b"}));
  fs::rename(corpus() / "new", corpus() / "newer");
  write("newer/deep/c.md", "# Title\n\nGlia.\n");
  EXPECT_TRUE(soon_has({"a", "b", "c"}));
  fs::remove_all(corpus() / "newer");
  EXPECT_TRUE(soon_has({"a"}));
}

TEST_F(WatchProgram, UnderstandsHowEditorsSave) {
  watch();
  // Written beside and renamed over, as vim and most others do; with what they leave about.
  write("4913", "");
  write(".a.md.swp", "swap");
  write("#a.md#", "# Title\n\nUnsaved.\n");
  write("a.md~", "# Title\n\nOld.\n");
  write("a.md.new", "# Title\n\nMyelin is repaired by glia.\n\nAxons regrow after their repair.\n");
  fs::rename(corpus() / "a.md.new", corpus() / "a.md");
  EXPECT_TRUE(eventually([&] { return passages() == 2; }));
  EXPECT_EQ(articles(), Ids{"a"});
}

TEST_F(WatchProgram, KeepsTheIndexWhenTheFolderGoesAndFollowsItsSuccessor) {
  watch();
  fs::rename(corpus(), directory_.path() / "gone");
  write("b.md", "# Title\n\nAxons.\n");
  EXPECT_TRUE(soon_has({"b"}));
  fs::remove_all(corpus());
  write("c.md", "# Title\n\nGlia.\n");
  EXPECT_TRUE(soon_has({"c"}));
}

TEST_F(WatchProgram, SurvivesAStormOfChanges) {
  constexpr int kFiles = 300;
  watch();
  for (int round = 0; round < 3; ++round) {
    for (int file = 0; file < kFiles; ++file) {
      write("storm/" + std::to_string(file) + ".md",
            "# Title\n\nMyelin " + std::to_string(round) + ".\n");
    }
  }
  for (int file = 1; file < kFiles; ++file) {
    fs::remove(corpus() / "storm" / (std::to_string(file) + ".md"));
  }
  EXPECT_TRUE(soon_has({"0", "a"}));
}

TEST_F(WatchProgram, RefusesStandardInput) {
  const Finished finished =
      run_program({indexer_path(), "watch", "--index", index().string(), "-"});
  EXPECT_EQ(finished.exit_code, 1);
  EXPECT_NE(finished.errors.find("standard input: cannot be watched"), std::string::npos);
}

TEST_F(WatchProgram, EndsWhenItIsToldTo) {
  for (const int signal : {SIGINT, SIGTERM}) {
    watch();
    process_->send(signal);
    EXPECT_EQ(process_->wait(), 0);
  }
  EXPECT_TRUE(verify_index(index()).value().faults.empty());
}

}  // namespace
}  // namespace article_search::testing
