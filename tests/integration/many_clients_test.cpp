// Many threads over one index that changes under them. Run under the thread sanitizer too.

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "server/search/searcher_pool.h"
#include "tests/support/changing_index.h"

namespace article_search::testing {
namespace {

/// Whether all of an answer's texts are of one state.
bool is_of_one_state(const std::vector<Hit>& hits) {
  const auto state = [](const Hit& hit) {
    return hit.passage.text.substr(0, hit.passage.text.find(','));
  };
  for (const Hit& hit : hits) {
    if (state(hit) != state(hits.front())) return false;
  }
  return hits.size() == 5;
}

TEST(ManyClients, GetWholeAnswersWhileTheIndexChanges) {
  constexpr int kClients = 8;
  constexpr int kRequests = 50;
  constexpr int kChanges = 10;
  const ChangingIndex index;
  index.set(0, SyncMode::build);
  SearcherPool pool(index.path());
  std::atomic<int> whole = 0;
  std::vector<std::thread> clients;
  for (int client = 0; client < kClients; ++client) {
    clients.emplace_back([&] {
      for (int request = 0; request < kRequests; ++request) {
        const auto results = pool.with_searcher(
            [](Searcher& searcher) { return searcher.search({.query = "myelin"}); });
        if (!results) ADD_FAILURE() << results.error().message;
        whole += results && is_of_one_state(results->hits) ? 1 : 0;
      }
    });
  }
  for (int state = 1; state <= kChanges; ++state) {
    index.set(state, state % 3 == 0 ? SyncMode::build : SyncMode::update);
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(whole, kClients * kRequests);
}

}  // namespace
}  // namespace article_search::testing
