#include "indexer/folder_watcher.h"

#include <algorithm>
#include <fstream>
#include <poll.h>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;

class FolderWatcherTest : public ::testing::Test {
 protected:
  fs::path folder() const { return directory_.path(); }

  /// Reads until something happened to `path`; whether it did before a deadline.
  bool hears_of(const fs::path& path) {
    constexpr int kPatience = 10'000;
    pollfd descriptor{watcher_.descriptor(), POLLIN, 0};
    while (poll(&descriptor, 1, kPatience) == 1) {
      const auto events = watcher_.read().events;
      if (std::ranges::any_of(events, [&](const auto& event) { return event.path == path; })) {
        return true;
      }
    }
    return false;
  }
  bool watch(const std::set<fs::path>& folders) { return watcher_.watch(folders).value(); }

  testing::TemporaryDirectory directory_;
  FolderWatcher watcher_ = FolderWatcher::open().value();
};

TEST_F(FolderWatcherTest, TellsWhatIsWrittenRenamedAndRemoved) {
  watch({folder()});
  const fs::path file = directory_.write("a.md", "Text.");
  EXPECT_TRUE(hears_of(file));
  fs::rename(file, folder() / "b.md");
  EXPECT_TRUE(hears_of(folder() / "b.md"));
  fs::remove(folder() / "b.md");
  EXPECT_TRUE(hears_of(folder() / "b.md"));
}

TEST_F(FolderWatcherTest, TellsThatMoreHappenedThanTheSystemHolds) {
  std::size_t held = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> held;
  constexpr std::size_t kMostTried = 200'000;
  if (held == 0 || held > kMostTried) GTEST_SKIP() << "the system holds " << held << " events";
  const fs::path file = directory_.write("a.md", "Text.");
  watch({folder()});
  // A rename is two events.
  for (std::size_t at = 0; at <= held / 2; ++at) {
    fs::rename(folder() / (at % 2 == 0 ? "a.md" : "b.md"),
               folder() / (at % 2 == 0 ? "b.md" : "a.md"));
  }
  bool has_overflowed = false;
  pollfd descriptor{watcher_.descriptor(), POLLIN, 0};
  while (!has_overflowed && poll(&descriptor, 1, 0) == 1) {
    has_overflowed = watcher_.read().overflowed;
  }
  EXPECT_TRUE(has_overflowed);
}

TEST_F(FolderWatcherTest, SaysWhetherAFolderIsNew) {
  fs::create_directory(folder() / "deep");
  EXPECT_TRUE(watch({folder()}));
  EXPECT_FALSE(watch({folder()}));
  EXPECT_TRUE(watch({folder(), folder() / "deep"}));
  EXPECT_FALSE(watch({folder(), folder() / "deep"}));
}

TEST_F(FolderWatcherTest, KnowsARenamedFolderByItsNewName) {
  fs::create_directory(folder() / "old");
  watch({folder(), folder() / "old"});
  fs::rename(folder() / "old", folder() / "new");
  EXPECT_TRUE(watch({folder(), folder() / "new"}));
  directory_.write("new/a.md", "Text.");
  EXPECT_TRUE(hears_of(folder() / "new/a.md"));
}

TEST_F(FolderWatcherTest, TellsThatAFolderIsGoneAndWatchesItsSuccessor) {
  fs::create_directory(folder() / "deep");
  watch({folder() / "deep"});
  fs::remove(folder() / "deep");
  EXPECT_TRUE(hears_of(folder() / "deep"));
  fs::create_directory(folder() / "deep");
  EXPECT_TRUE(watch({folder() / "deep"}));
  directory_.write("deep/a.md", "Text.");
  EXPECT_TRUE(hears_of(folder() / "deep/a.md"));
}

TEST_F(FolderWatcherTest, IsSilentAboutFoldersThatItNoLongerWatches) {
  fs::create_directory(folder() / "deep");
  watch({folder(), folder() / "deep"});
  watch({folder()});
  directory_.write("deep/a.md", "Text.");
  const fs::path last = directory_.write("last.md", "Text.");
  pollfd descriptor{watcher_.descriptor(), POLLIN, 0};
  bool is_over = false;
  while (!is_over && poll(&descriptor, 1, 10'000) == 1) {
    for (const auto& event : watcher_.read().events) {
      EXPECT_NE(event.path, folder() / "deep/a.md");
      is_over = is_over || event.path == last;
    }
  }
  EXPECT_TRUE(is_over);
}

TEST_F(FolderWatcherTest, LeavesOutWhatIsNoFolder) {
  const fs::path file = directory_.write("a.md", "Text.");
  EXPECT_FALSE(watch({file, folder() / "nothing"}));
}

TEST_F(FolderWatcherTest, ReadsNothingWhenNothingHappened) {
  watch({folder()});
  const auto events = watcher_.read();
  EXPECT_TRUE(events.events.empty());
  EXPECT_FALSE(events.overflowed);
}

}  // namespace
}  // namespace article_search
