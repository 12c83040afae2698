// How the program lives and dies: signals under load, an index that comes, goes and breaks.

#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "indexer/schema/index_metadata.h"
#include "tests/support/changing_index.h"
#include "tests/support/eventually.h"
#include "tests/support/programs.h"
#include "tests/support/raw_connection.h"

namespace article_search::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::seconds;
using std::chrono::steady_clock;

/// The state that all passages of an answer are of; -1 for anything else.
int state_of(const httplib::Result& answer) {
  if (!answer || answer->status != 200) return -1;
  std::string state;
  std::size_t passages = 0;
  const json value = json::parse(answer->body);
  for (const auto& hit : value["hits"]) {
    const std::string text = hit["snippet"]["text"];
    const std::string its_state = text.substr(0, text.find(','));
    if (++passages > 1 && its_state != state) return -1;
    state = its_state;
  }
  constexpr std::string_view kStart = "Myelin of state";
  return passages == 5 ? std::stoi(state.substr(kStart.size())) : -1;
}

int ask_state(httplib::Client& client) { return state_of(client.Get("/api/v1/search?q=myelin")); }

/// Clients that search again and again for as long as the object lives.
class BusyClients {
 public:
  BusyClients(int port, int count) {
    for (int at = 0; at < count; ++at) threads_.emplace_back([this, port] { run(port); });
  }
  ~BusyClients() { stop(); }
  BusyClients(const BusyClients&) = delete;
  BusyClients& operator=(const BusyClients&) = delete;

  void stop() {
    is_stopped_ = true;
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  int answers() const { return answers_; }
  int failures() const { return failures_; }

 private:
  void run(int port) {
    httplib::Client client("127.0.0.1", port);
    client.set_keep_alive(true);
    while (!is_stopped_) {
      ask_state(client) >= 0 ? ++answers_ : ++failures_;
    }
  }

  std::atomic<bool> is_stopped_ = false;
  std::atomic<int> answers_ = 0;
  std::atomic<int> failures_ = 0;
  std::vector<std::thread> threads_;
};

TEST(Lifecycle, UpdatesAndSwapsAreSeenAndCostNobodyAnAnswer) {
  constexpr int kChanges = 220;
  constexpr int kChangesPerBuild = 11;
  const ChangingIndex index;
  index.set(0, SyncMode::build);
  const RunningServer server(index.path());
  BusyClients clients(server.port(), 64);
  httplib::Client client("127.0.0.1", server.port());
  for (int state = 1; state <= kChanges; ++state) {
    index.set(state, state % kChangesPerBuild == 0 ? SyncMode::build : SyncMode::update);
    EXPECT_EQ(ask_state(client), state) << "the next answer is of the new state";
  }
  clients.stop();
  EXPECT_GT(clients.answers(), 0);
  EXPECT_EQ(clients.failures(), 0);
}

struct Mishap {
  const char* what;
  std::function<void(const fs::path& index)> strike;
};

void spoil_file(const fs::path& path) {
  fs::remove(path);
  std::ofstream(path) << "garbage that is long enough to be read as something";
}

fs::path generation_of(const fs::path& index) {
  std::ifstream stub(index / "XAPIANDB");
  std::string word;
  std::string name;
  stub >> word >> name;
  return index / name;
}

void make_of_another_schema(const fs::path& generation) {
  Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN);
  schema::IndexStamp stamp = schema::read_stamp(database).value();
  ++stamp.schema_version;
  schema::write_stamp(database, stamp);
  database.commit();
}

TEST(Lifecycle, OldAnswersGoOnWhateverHappensToTheIndex) {
  const std::vector<Mishap> mishaps = {
      {"deleted", [](const fs::path& index) { fs::remove_all(index); }},
      {"stub replaced by garbage", [](const fs::path& index) { spoil_file(index / "XAPIANDB"); }},
      {"stub replaced by a folder",
       [](const fs::path& index) {
         fs::remove(index / "XAPIANDB");
         fs::create_directory(index / "XAPIANDB");
       }},
      {"version file replaced by garbage",
       [](const fs::path& index) { spoil_file(generation_of(index) / "iamglass"); }},
      {"of another schema",
       [](const fs::path& index) { make_of_another_schema(generation_of(index)); }},
      {"generation deleted", [](const fs::path& index) { fs::remove_all(generation_of(index)); }},
  };
  for (const Mishap& mishap : mishaps) {
    SCOPED_TRACE(mishap.what);
    const ChangingIndex index;
    index.set(1, SyncMode::build);
    const RunningServer server(index.path());
    BusyClients clients(server.port(), 4);
    httplib::Client client("127.0.0.1", server.port());
    EXPECT_EQ(ask_state(client), 1);
    mishap.strike(index.path());
    EXPECT_TRUE(eventually([&] {
      const auto ready = client.Get("/readyz");
      return ready && ready->status == 200 && json::parse(ready->body).contains("warning");
    }));
    EXPECT_EQ(ask_state(client), 1);
    fs::remove_all(index.path());
    index.set(2, SyncMode::build);
    EXPECT_TRUE(eventually([&] { return ask_state(client) == 2; }));
    EXPECT_TRUE(eventually([&] {
      const auto ready = client.Get("/readyz");
      return ready && !json::parse(ready->body).contains("warning");
    }));
    clients.stop();
    EXPECT_EQ(clients.failures(), 0);
  }
}

TEST(Lifecycle, BeforeThereIsAnIndexItSaysSoAndThenServes) {
  const ChangingIndex index;
  const RunningServer server(index.path());
  httplib::Client client("127.0.0.1", server.port());
  EXPECT_EQ(client.Get("/healthz")->status, 200);
  const auto ready = client.Get("/readyz");
  EXPECT_EQ(ready->status, 503);
  EXPECT_EQ(json::parse(ready->body)["reason"]["code"], "index_unavailable");
  const auto page = client.Get("/?q=myelin", {{"Accept", "text/html"}});
  EXPECT_EQ(page->status, 503);
  EXPECT_NE(page->body.find("nothing to search yet"), std::string::npos);
  const auto problem = client.Get("/api/v1/search?q=myelin");
  EXPECT_EQ(problem->status, 503);
  EXPECT_TRUE(problem->has_header("Retry-After"));
  const json body = json::parse(problem->body);
  EXPECT_EQ(body["code"], "index_unavailable");
  EXPECT_EQ(body["request_id"], problem->get_header_value("X-Request-Id"));
  EXPECT_EQ(problem->body.find(index.path().string()), std::string::npos) << "paths stay here";
  index.set(1, SyncMode::build);
  EXPECT_EQ(ask_state(client), 1);
  EXPECT_TRUE(eventually([&] { return client.Get("/readyz")->status == 200; }));
}

/// Whether `bytes` are answers that end where they say they do; how many, or -1.
int count_whole_answers(std::string_view bytes) {
  constexpr std::string_view kLength = "\r\nContent-Length: ";
  int count = 0;
  while (!bytes.empty()) {
    const std::size_t head = bytes.find("\r\n\r\n");
    if (head == std::string_view::npos || !bytes.starts_with("HTTP/1.1 200 ")) return -1;
    const std::size_t at = bytes.find(kLength);
    if (at > head) return -1;
    const auto length = std::stoul(std::string(bytes.substr(at + kLength.size(), 10)));
    const std::size_t size = head + 4 + length;
    if (size > bytes.size()) return -1;
    bytes.remove_prefix(size);
    ++count;
  }
  return count;
}

std::string many_requests(int count) {
  std::string requests;
  for (int at = 0; at < count; ++at) {
    requests += "GET /api/v1/search?q=myelin HTTP/1.1\r\nHost: a\r\n\r\n";
  }
  return requests;
}

TEST(Lifecycle, ToldToStopUnderLoadItCutsNoAnswerAndEndsSoon) {
  constexpr int kRounds = 50;
  constexpr int kClients = 8;
  constexpr int kRequests = 400;
  const ChangingIndex index;
  index.set(1, SyncMode::build);
  const std::string requests = many_requests(kRequests);
  for (int round = 0; round < kRounds; ++round) {
    RunningServer server(index.path());
    std::vector<RawConnection> clients;
    for (int at = 0; at < kClients; ++at) {
      clients.emplace_back(server.port());
      ASSERT_TRUE(clients.back().send(requests));
    }
    httplib::Client client("127.0.0.1", server.port());
    EXPECT_EQ(ask_state(client), 1) << "it is at work";
    const auto told = steady_clock::now();
    server.process().send(SIGTERM);
    std::vector<std::thread> readers;
    std::atomic<int> cut = 0;
    readers.reserve(clients.size());
    for (const RawConnection& connection : clients) {
      readers.emplace_back([&] {
        if (count_whole_answers(connection.receive_all()) < 0) ++cut;
      });
    }
    for (std::thread& reader : readers) reader.join();
    clients.clear();
    EXPECT_EQ(server.process().wait(), 0);
    EXPECT_LT(steady_clock::now() - told, seconds(20)) << "it waits four at most";
    EXPECT_EQ(cut, 0);
  }
}

TEST(Lifecycle, ToldToOpenAnewItGoesOnAnswering) {
  const ChangingIndex index;
  index.set(1, SyncMode::build);
  const fs::path queries = index.directory().path() / "queries";
  const RunningServer server(index.path(), {"--query-log", queries.string()});
  httplib::Client client("127.0.0.1", server.port());
  EXPECT_EQ(ask_state(client), 1);
  fs::rename(queries, queries.string() + ".1");
  server.process().send(SIGHUP);
  EXPECT_TRUE(eventually([&] { return fs::exists(queries); })) << "the log was opened anew too";
  EXPECT_EQ(ask_state(client), 1);
  const Finished stats = run_program({server_path(), "stats", queries.string()});
  EXPECT_EQ(stats.exit_code, 0);
  EXPECT_NE(stats.output.find("1 searches, 1 queries"), std::string::npos) << stats.output;
  EXPECT_NE(stats.output.find("  myelin\n"), std::string::npos) << stats.output;
}

}  // namespace
}  // namespace article_search::testing
