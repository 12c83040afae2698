#include "server/search/index_watch.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/corpus_sync.h"
#include "server/search/searcher_pool.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_index.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryDirectory;

constexpr std::chrono::milliseconds kOften{5};
constexpr std::chrono::seconds kDeadline{30};

/// An index that tests change, in a folder of its own.
class ChangingIndex {
 public:
  fs::path path() const { return directory_.path() / "index"; }

  void set(const std::string& text, SyncMode mode) const {
    directory_.write("corpus/a.md", "# Title\n\n" + text + "\n");
    sync_corpus({.sources = {directory_.path() / "corpus"}, .index = path(), .mode = mode}).value();
  }

  /// Puts garbage where Xapian looks first.
  void spoil() const {
    const fs::path stub = path() / "XAPIANDB";
    fs::remove(stub);
    std::ofstream(stub) << "auto nowhere\n";
  }

 private:
  TemporaryDirectory directory_;
};

/// What a watch reported, for whoever waits for it.
class Reports {
 public:
  void add(const IndexStatus& status) {
    const std::lock_guard lock(mutex_);
    all_.push_back(status);
    came_.notify_all();
  }

  /// The first report that has not been passed over yet and `is_it`; an empty one if none comes.
  /// What a watch sees between two states is its own affair.
  IndexStatus next(const std::function<bool(const IndexStatus&)>& is_it) {
    std::unique_lock lock(mutex_);
    const auto found = [&] {
      while (passed_ < all_.size() && !is_it(all_[passed_])) ++passed_;
      return passed_ < all_.size();
    };
    return came_.wait_for(lock, kDeadline, found) ? all_[passed_] : IndexStatus{};
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<IndexStatus> all_;
  std::size_t passed_ = 0;
};

bool is_well(const IndexStatus& status) { return status.stamp && !status.trouble; }

TEST(IndexWatch, FollowsAnIndexThroughItsWholeLife) {
  const ChangingIndex index;
  Reports reports;
  const IndexWatch watch(index.path(), kOften, [&](const auto& status) { reports.add(status); });
  const auto is_in_trouble = [](const IndexStatus& status) { return status.trouble.has_value(); };
  EXPECT_EQ(reports.next(is_in_trouble).trouble->code, SearchErrorCode::index_unavailable);
  EXPECT_FALSE(watch.status().stamp) << "it has looked before it was made";

  index.set("myelin", SyncMode::build);
  const IndexStatus first = reports.next(is_well);
  ASSERT_TRUE(first.stamp);
  EXPECT_EQ(first.passages, 1U);
  EXPECT_EQ(first.loads, 1U);
  const auto is_well_since = [](const IndexStatus& before) {
    return [&before](const IndexStatus& now) { return is_well(now) && now.loads > before.loads; };
  };

  index.set("axons", SyncMode::update);
  const IndexStatus second = reports.next(is_well_since(first));
  ASSERT_TRUE(second.stamp);
  EXPECT_NE(second.stamp->revision, first.stamp->revision);

  index.spoil();
  const IndexStatus spoilt = reports.next(is_in_trouble);
  ASSERT_TRUE(spoilt.trouble);
  EXPECT_EQ(spoilt.stamp, second.stamp) << "the old one goes on";

  index.set("neurons", SyncMode::build);
  const IndexStatus third = reports.next(is_well_since(second));
  ASSERT_TRUE(third.stamp);
  EXPECT_NE(third.stamp->revision, second.stamp->revision);
}

tl::expected<std::uint64_t, SearchError> count_myelin(SearcherPool& pool) {
  return pool.with_searcher([](Searcher& searcher) -> tl::expected<std::uint64_t, SearchError> {
    const auto results = searcher.search({.query = "myelin"});
    if (!results) return tl::unexpected(results.error());
    return results->passages;
  });
}

TEST(SearcherPool, GoesOnWithTheOldIndexWhereTheNewOneCannotBeRead) {
  const ChangingIndex index;
  index.set("myelin", SyncMode::build);
  SearcherPool pool(index.path());
  ASSERT_EQ(count_myelin(pool), 1U);
  index.spoil();
  EXPECT_EQ(count_myelin(pool), 1U);
  fs::remove_all(index.path());
  EXPECT_EQ(count_myelin(pool), 1U);
  EXPECT_FALSE(pool.renew()) << "there is nothing to open";
  EXPECT_EQ(count_myelin(pool), 1U);
  index.set("axons", SyncMode::build);
  EXPECT_TRUE(pool.renew());
  EXPECT_EQ(count_myelin(pool), 0U);
}

TEST(SearcherPool, SharesTheSearchersThatAreOpenWhenNoMoreCanBe) {
  const ChangingIndex index;
  index.set("myelin", SyncMode::build);
  SearcherPool pool(index.path());
  ASSERT_EQ(count_myelin(pool), 1U);
  fs::remove_all(index.path());
  std::promise<void> is_lent;
  std::promise<void> release;
  auto first = std::async(std::launch::async, [&] {
    return pool.with_searcher([&](Searcher&) -> tl::expected<bool, SearchError> {
      is_lent.set_value();
      release.get_future().wait();
      return true;
    });
  });
  is_lent.get_future().wait();
  auto second = std::async(std::launch::async, [&] { return count_myelin(pool); });
  release.set_value();
  EXPECT_TRUE(first.get());
  EXPECT_EQ(second.get(), 1U);
}

}  // namespace
}  // namespace article_search
