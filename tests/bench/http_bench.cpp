// What HTTP adds to a search: requests a second, latencies and CPU time over 1 to 256 connections,
// beside the same searches in process and a bare cpp-httplib that echoes as many bytes. Server and
// clients share the machine, so the CPU time of the server is the figure to compare.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

#include "server/http/delivery.h"
#include "server/http/http_server.h"
#include "server/http/json_response.h"
#include "server/http/link.h"
#include "server/http/routes.h"
#include "tests/bench/bench_texts.h"
#include "tests/bench/cpu_time.h"
#include "tests/bench/http_load.h"
#include "tests/support/raw_connection.h"
#include "tests/support/test_index.h"
#include "tests/support/test_paths.h"

namespace {

using namespace article_search;
using bench::LoadResult;

constexpr std::size_t kTexts = 5'000;
constexpr std::chrono::seconds kDuration{2};
/// For searches, so that each of many clients gets enough answers to tell whether one is starved.
constexpr std::chrono::seconds kLongDuration{10};
constexpr std::size_t kConnectionCounts[] = {1, 8, 64, 256};

double microseconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double, std::micro>(time).count();
}

void print_head() {
  std::printf("%-16s %5s %10s %10s %10s %10s %9s %8s\n", "", "conn", "req/s", "p50 us", "p99 us",
              "cpu us", "fewest", "failed");
}

void print(const char* what, std::size_t connections, const LoadResult& result) {
  const double share =
      result.most == 0 ? 0 : static_cast<double>(result.fewest) / static_cast<double>(result.most);
  std::printf("%-16s %5zu %10.0f %10.0f %10.0f %10.0f %8.0f%% %8zu\n", what, connections,
              result.requests_per_second, microseconds(result.median), microseconds(result.p99),
              microseconds(result.server_cpu), share * 100, result.failures);
}

std::vector<std::string> queries() {
  std::vector<std::string> all;
  for (const char* kind : {"frequent", "rare", "all", "any", "phrase", "prefix"}) {
    for (std::string& query : bench::read_queries(kind)) all.push_back(std::move(query));
  }
  return all;
}

/// What searches in one thread took, and gave.
struct Searched {
  std::vector<std::chrono::nanoseconds> times;
  std::size_t bytes = 0;
};

Searched search_until(std::chrono::steady_clock::time_point end,
                      SearcherPool& pool,
                      const std::vector<std::string>& wanted,
                      std::atomic<std::size_t>& next) {
  Searched searched;
  for (auto begun = std::chrono::steady_clock::now(); begun < end;) {
    const std::string& query = wanted[next++ % wanted.size()];
    const auto results =
        pool.with_searcher([&](Searcher& searcher) { return searcher.search({.query = query}); });
    searched.bytes += to_json(*results).size();
    const auto done = std::chrono::steady_clock::now();
    searched.times.push_back(done - begun);
    begun = done;
  }
  return searched;
}

/// The same work without HTTP, from `count` threads.
Searched search_in_threads(std::size_t count,
                           std::chrono::milliseconds duration,
                           SearcherPool& pool,
                           const std::vector<std::string>& wanted) {
  std::atomic<std::size_t> next = 0;
  const auto end = std::chrono::steady_clock::now() + duration;
  std::vector<Searched> parts(count);
  std::vector<std::thread> threads;
  for (Searched& part : parts) {
    threads.emplace_back([&] { part = search_until(end, pool, wanted, next); });
  }
  for (std::thread& thread : threads) thread.join();
  Searched all;
  for (const Searched& part : parts) {
    all.times.insert(all.times.end(), part.times.begin(), part.times.end());
    all.bytes += part.bytes;
  }
  std::sort(all.times.begin(), all.times.end());
  return all;
}

/// With one thread and with as many as the server has workers; the mean size of an answer.
std::size_t measure_in_process(SearcherPool& pool, const std::vector<std::string>& wanted) {
  constexpr std::size_t kHundred = 100;
  search_in_threads(1, kDuration, pool, wanted);
  std::size_t mean_bytes = 0;
  for (const std::size_t threads : {1U, std::max(2U, std::thread::hardware_concurrency())}) {
    const auto cpu = bench::process_cpu();
    const Searched all = search_in_threads(threads, kLongDuration, pool, wanted);
    const std::size_t count = all.times.size();
    const LoadResult result{
        .requests_per_second = static_cast<double>(count) / kLongDuration.count(),
        .median = all.times[count / 2],
        .p99 = all.times[count * (kHundred - 1) / kHundred],
        .server_cpu = (bench::process_cpu() - cpu) / static_cast<std::int64_t>(count)};
    print("in process", threads, result);
    mean_bytes = all.bytes / count;
  }
  return mean_bytes;
}

void measure(const char* what,
             int port,
             const std::vector<std::string>& targets,
             std::chrono::seconds duration = kDuration) {
  for (const std::size_t connections : kConnectionCounts) {
    print(what, connections, bench::load(port, targets, connections, duration));
  }
}

void measure_echo(std::size_t bytes) {
  httplib::Server server;
  const std::string body(bytes, 'x');
  server.Get("/", [&](const httplib::Request&, httplib::Response& response) {
    response.set_content(body, "application/json");
  });
  // It holds a thread for each connection; with fewer, some would wait for ever.
  server.new_task_queue = [] {
    return std::make_unique<httplib::ThreadPool>(kConnectionCounts[3]).release();
  };
  server.set_keep_alive_max_count(1'000'000'000);
  server.set_tcp_nodelay(true);
  const int port = server.bind_to_any_port("127.0.0.1");
  std::thread thread([&] { server.listen_after_bind(); });
  while (!server.is_running()) std::this_thread::yield();
  measure("bare httplib", port, {"/"});
  server.stop();
  thread.join();
}

/// One connection beside 2,000 that send a byte a second, 500 that never read and 500 idle ones.
void measure_beside_crowd(int port, const std::vector<std::string>& targets) {
  constexpr std::size_t kDripping = 2'000;
  constexpr std::size_t kOthers = 500;
  if (!testing::raise_descriptor_limit(3 * (kDripping + 2 * kOthers))) return;
  print("quiet", 1, bench::load(port, targets, 1, kLongDuration));
  const auto idle = testing::connect_many(port, kOthers, 1);
  const auto deaf = testing::connect_many(port, kOthers, 2);
  const std::string request = "GET " + targets.front() + " HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const auto& connection : deaf) connection.send(request + request);
  const auto dripping = testing::connect_many(port, kDripping, 3);
  std::atomic<bool> is_over = false;
  std::thread dripper([&] {
    for (std::size_t at = 0; !is_over; at = (at + 1) % request.size()) {
      for (const auto& connection : dripping) connection.send({&request[at], 1});
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  });
  print("beside 3,000", 1, bench::load(port, targets, 1, kLongDuration));
  is_over = true;
  dripper.join();
}

void measure_search(SearcherPool& pool,
                    const std::vector<std::string>& wanted,
                    const char* what,
                    std::size_t cache_bytes) {
  const auto web = testing::source_path("web");
  const Routes routes(pool, HtmlPage::load(web / "templates").value(),
                      load_static_files(web).value());
  Delivery delivery(
      {.answer = [&](const auto& request, int status) { return routes.answer(request, status); },
       .current_state = [&] { return routes.current_state(); },
       .cache_bytes = cache_bytes});
  auto sockets = ListeningSocket::open_tcp("127.0.0.1", 0).value();
  const int port = sockets.front().port();
  // Bounds on one client are for a public server: here all come from one address, and for long.
  const FrontLimits limits{.connections_per_address = FrontLimits{}.connections,
                           .requests_per_connection = 1'000'000'000,
                           .workers = std::max(2U, std::thread::hardware_concurrency())};
  HttpServer server(std::move(sockets), limits, [&](const auto& request, int status) {
    return delivery.answer(request, status);
  });
  server.serve();
  std::vector<std::string> targets;
  for (const std::string& query : wanted) {
    targets.push_back("/api/v1/search?q=" + url_encode(query));
  }
  if (cache_bytes == 0) measure("no search", port, {"/healthz"});
  measure(what, port, targets, cache_bytes == 0 ? kLongDuration : kDuration);
  if (cache_bytes == 0) measure_beside_crowd(port, targets);
  server.stop();
}

}  // namespace

int main() {
  const auto index = testing::TestIndex::of_texts(bench::read_texts(kTexts));
  SearcherPool pool(index.path());
  const std::vector<std::string> wanted = queries();
  print_head();
  const std::size_t bytes = measure_in_process(pool, wanted);
  constexpr std::size_t kCacheBytes = 64 << 20;
  measure_search(pool, wanted, "search, cold", 0);
  measure_search(pool, wanted, "search, cached", kCacheBytes);
  measure_echo(bytes);
}
