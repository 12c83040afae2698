#include "indexer/watch.h"

#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// How many events the system holds for a watcher; 0 when that is unknown or very many.
std::size_t held_events() {
  constexpr std::size_t kMostTried = 200'000;
  std::size_t held = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> held;
  return held > kMostTried ? 0 : held;
}

TEST(Watch, IndexesWhatItWasNotToldOfBecauseTooMuchHappened) {
  const std::size_t held = held_events();
  if (held == 0) GTEST_SKIP() << "the system holds too many events to make it lose one";
  const testing::TemporaryDirectory directory;
  const fs::path corpus = directory.path() / "corpus";
  directory.write("corpus/a.md", "# Title\n\nMyelin.\n");
  directory.write("corpus/.one", "no source");
  std::stop_source stop;
  WatchOptions options{.sync = {.sources = {corpus}, .index = directory.path() / "index"},
                       .pause = 1ms,
                       .longest = 1ms};
  options.sync.stop = stop.get_token();
  std::vector<std::string> added;
  const auto on_run = [&](const tl::expected<IndexingReport, IndexingError>& report) {
    if (report) added.insert(added.end(), report->added.begin(), report->added.end());
    if (added.size() != 1) return void(stop.request_stop());
    // Renames of what is no source fill the queue, so that nothing tells of the new file.
    for (std::size_t at = 0; at <= held / 2; ++at) {
      const bool is_even = at % 2 == 0;
      fs::rename(corpus / (is_even ? ".one" : ".two"), corpus / (is_even ? ".two" : ".one"));
    }
    directory.write("corpus/b.md", "# Title\n\nAxons.\n");
  };
  ASSERT_TRUE(watch_corpus(options, on_run));
  EXPECT_EQ(added, (std::vector{(corpus / "a.md").string(), (corpus / "b.md").string()}));
}

}  // namespace
}  // namespace article_search
