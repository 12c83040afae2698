// What the worst of 1,000 queries made to be expensive cost: CPU time of whole answers in process.
// Arguments: the number of passages (100,000), the seed.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "server/search/searcher.h"
#include "tests/bench/bench_index.h"
#include "tests/bench/cpu_time.h"
#include "tests/support/query_bombs.h"

namespace {

using namespace article_search;

constexpr std::size_t kPassages = 100'000;
constexpr std::size_t kBombs = 1'000;
constexpr std::size_t kShown = 10;
constexpr double kAllowedMilliseconds = 100;

/// Words that most of the texts have, some of them stop words.
const std::vector<std::string> kCommonWords = {"the",  "of",   "in",   "to",    "and",  "is",
                                               "for",  "be",   "file", "value", "that", "with",
                                               "this", "name", "set",  "used",  "from", "function"};

std::size_t argument(int argc, char** argv, int place, std::size_t otherwise) {
  return argc > place ? std::strtoul(argv[place], nullptr, 10) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t passages = argument(argc, argv, 1, kPassages);
  std::mt19937 random(static_cast<unsigned>(argument(argc, argv, 2, 1)));
  auto searcher = Searcher::open(bench::bench_index(passages)).value();
  searcher.search({.query = "zqxwvk"}).value();
  std::vector<std::pair<double, std::string>> costs;
  for (std::size_t bomb = 0; bomb < kBombs; ++bomb) {
    SearchRequest request{.query = testing::draw_query_bomb(random, kCommonWords)};
    bench::CpuTimes own;
    own.measure([&] { searcher.search(request).value(); });
    costs.emplace_back(own.median() / 1'000, std::move(request.query));
  }
  std::sort(costs.rbegin(), costs.rend());
  const auto above = std::count_if(costs.begin(), costs.end(), [](const auto& cost) {
    return cost.first > kAllowedMilliseconds;
  });
  std::printf("%zu bombs on %zu passages, CPU ms: p50 %.1f, p99 %.1f; above %.0f: %td\n", kBombs,
              passages, costs[kBombs / 2].first, costs[kBombs / 100].first, kAllowedMilliseconds,
              above);
  for (std::size_t at = 0; at < kShown; ++at) {
    std::printf("%8.1f  %.100s\n", costs[at].first, costs[at].second.c_str());
  }
  return 0;
}
