// Many threads over one index that changes under them. Run under the thread sanitizer too.

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "indexer/corpus_sync.h"
#include "server/search/searcher_pool.h"
#include "tests/support/programs.h"
#include "tests/support/test_index.h"

namespace article_search::testing {
namespace {

constexpr int kClients = 8;
constexpr int kRequests = 50;
constexpr int kChanges = 10;

/// A corpus of one article whose every passage names its state, so that a mixed answer shows.
void write_state(const TemporaryDirectory& directory, int state) {
  std::string text = "# Title\n";
  for (int passage = 0; passage < 5; ++passage) {
    text += "\nMyelin of state" + std::to_string(state) + ", passage " + std::to_string(passage) +
            " of five.\n";
  }
  directory.write("corpus/a.md", text);
}

void index_state(const TemporaryDirectory& directory, int state) {
  write_state(directory, state);
  const SyncMode mode = state % 3 == 0 ? SyncMode::build : SyncMode::update;
  sync_corpus(
      {.sources = {directory.path() / "corpus"}, .index = directory.path() / "index", .mode = mode})
      .value();
}

/// Whether all of an answer's texts are of one state.
bool is_of_one_state(const std::vector<std::string>& texts) {
  const auto state = [](const std::string& text) { return text.substr(0, text.find(',')); };
  for (const std::string& text : texts) {
    if (state(text) != state(texts.front())) return false;
  }
  return texts.size() == 5;
}

void in_parallel(const std::function<void()>& client) {
  std::vector<std::thread> threads;
  for (int at = 0; at < kClients; ++at) threads.emplace_back(client);
  for (std::thread& thread : threads) thread.join();
}

TEST(ManyClients, GetWholeAnswersWhileTheIndexChanges) {
  const TemporaryDirectory directory;
  index_state(directory, 0);
  SearcherPool pool(directory.path() / "index");
  std::atomic<int> whole = 0;
  std::thread indexer([&] {
    for (int state = 1; state <= kChanges; ++state) index_state(directory, state);
  });
  in_parallel([&] {
    for (int request = 0; request < kRequests; ++request) {
      const auto results = pool.with_searcher(
          [](Searcher& searcher) { return searcher.search({.query = "myelin"}); });
      std::vector<std::string> texts;
      if (results) {
        for (const Hit& hit : results->hits) texts.push_back(hit.passage.text);
      }
      if (!results) ADD_FAILURE() << results.error().message;
      whole += is_of_one_state(texts) ? 1 : 0;
    }
  });
  indexer.join();
  EXPECT_EQ(whole, kClients * kRequests);
}

TEST(ManyClients, GetWholeAnswersOverHttp) {
  const TemporaryDirectory directory;
  index_state(directory, 0);
  const RunningServer server(directory.path() / "index");
  std::atomic<int> whole = 0;
  std::thread indexer([&] {
    for (int state = 1; state <= kChanges; ++state) index_state(directory, state);
  });
  in_parallel([&] {
    httplib::Client client("127.0.0.1", server.port());
    client.set_keep_alive(true);
    for (int request = 0; request < kRequests; ++request) {
      const auto answer = client.Get("/api/v1/search?q=myelin");
      if (!answer || answer->status != 200) continue;
      std::vector<std::string> texts;
      const nlohmann::json value = nlohmann::json::parse(answer->body);
      for (const auto& hit : value["hits"]) texts.push_back(hit["snippet"]["text"]);
      whole += is_of_one_state(texts) ? 1 : 0;
    }
  });
  indexer.join();
  EXPECT_EQ(whole, kClients * kRequests);
}

}  // namespace
}  // namespace article_search::testing
