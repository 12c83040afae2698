#include "server/search/state/revision_cache.h"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

TEST(RevisionCache, MakesTheValueOfAStateOnceForAllThreads) {
  RevisionCache<int> cache;
  std::atomic<int> made = 0;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] { EXPECT_EQ(*cache.get("a", [&] { return ++made; }), 1); });
  }
  threads.clear();
  EXPECT_EQ(made, 1);
}

TEST(RevisionCache, KeepsTheNewestAndLetsHoldersKeepTheirs) {
  RevisionCache<int> cache;
  const auto first = cache.get("a", [] { return 1; });
  EXPECT_EQ(*cache.get("b", [] { return 2; }), 2);
  EXPECT_EQ(*cache.get("b", [] { return 3; }), 2);
  EXPECT_EQ(*first, 1);
}

TEST(RevisionCache, ShowsWhatWasBeforeToWhoWantsToGoOnFromIt) {
  RevisionCache<int> cache;
  const auto count_on = [](const int* before) { return before == nullptr ? 1 : *before + 1; };
  EXPECT_EQ(*cache.get("a", count_on), 1);
  EXPECT_EQ(*cache.get("b", count_on), 2);
}

TEST(RevisionCache, MakesAValueAgainAfterAFailure) {
  RevisionCache<int> cache;
  const auto fail = []() -> int { throw std::runtime_error("unreadable"); };
  EXPECT_THROW(cache.get("a", fail), std::runtime_error);
  EXPECT_EQ(*cache.get("a", [] { return 1; }), 1);
}

}  // namespace
}  // namespace article_search
