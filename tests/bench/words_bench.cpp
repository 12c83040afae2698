// What finding other words costs, on an index of 100,000 passages: loading the words, completing
// and correcting them, suggestions, and whole answers to misspelt queries and to those that find
// nothing.

#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "server/search/searcher.h"
#include "server/search/state/index_words.h"
#include "server/search/state/passage_columns.h"
#include "server/search/suggester.h"
#include "tests/bench/bench_index.h"
#include "tests/bench/bench_texts.h"
#include "tests/support/index_state.h"

namespace {

using namespace article_search;

constexpr std::size_t kTexts = 100'000;
constexpr std::size_t kExpansions = 20;

IndexView index() {
  static const testing::IndexState kState(bench::bench_index(kTexts));
  return kState.view();
}

schema::Analyzer& analyzer() {
  static schema::Analyzer analyzer;
  return analyzer;
}

const IndexWords& words() {
  static const IndexWords kWords = load_index_words(index());
  return kWords;
}

const Suggester& suggester() {
  static const Suggester kSuggester = Suggester::load(index(), analyzer());
  return kSuggester;
}

void load_words(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_index_words(index()));
  state.counters["words"] = static_cast<double>(words().size());
  state.counters["bytes"] = static_cast<double>(words().memory_bytes());
}
BENCHMARK(load_words)->Unit(benchmark::kMillisecond);

void load_suggester(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Suggester::load(index(), analyzer()));
  state.counters["suggestions"] = static_cast<double>(suggester().size());
}
BENCHMARK(load_suggester)->Unit(benchmark::kMillisecond);

/// Does `work` with one query an iteration, each in its turn.
template <typename Work>
void in_turn(benchmark::State& state, const std::vector<std::string>& queries, const Work& work) {
  std::size_t at = 0;
  for (auto _ : state) work(queries[at++ % queries.size()]);
}

void complete(benchmark::State& state) {
  const auto letters = static_cast<std::size_t>(state.range(0));
  in_turn(state, bench::read_queries("rare"), [&](const std::string& query) {
    benchmark::DoNotOptimize(words().with_prefix(query.substr(0, letters), kExpansions));
  });
}
BENCHMARK(complete)->DenseRange(1, 4)->Unit(benchmark::kMicrosecond);

void similar(benchmark::State& state) {
  const auto distance = static_cast<std::size_t>(state.range(0));
  in_turn(state, bench::read_queries("misspelt"), [&](const std::string& query) {
    benchmark::DoNotOptimize(words().similar(query, distance));
  });
}
BENCHMARK(similar)->DenseRange(1, 2)->Unit(benchmark::kMicrosecond);

void suggest(benchmark::State& state) {
  const auto letters = static_cast<std::size_t>(state.range(0));
  in_turn(state, bench::read_queries("rare"), [&](const std::string& query) {
    benchmark::DoNotOptimize(
        suggester().suggest(query.substr(0, letters), kMaxSuggestions, analyzer()));
  });
}
BENCHMARK(suggest)->DenseRange(1, 9, 4)->Unit(benchmark::kMicrosecond);

void search(benchmark::State& state, const std::vector<std::string>& queries, TypoUse typos) {
  auto searcher = Searcher::open(bench::bench_index(kTexts)).value();
  benchmark::DoNotOptimize(searcher.search({.query = "warm", .typos = typos}).value());
  in_turn(state, queries, [&](const std::string& query) {
    benchmark::DoNotOptimize(searcher.search({.query = query, .typos = typos}).value());
  });
}

/// Words that nothing is like.
std::vector<std::string> strange_words() {
  std::vector<std::string> queries = bench::read_queries("misspelt");
  for (std::string& query : queries) query = "qzx" + query + "vwk";
  return queries;
}

void search_misspelt(benchmark::State& state) {
  search(state, bench::read_queries("misspelt"), TypoUse::correct);
}
BENCHMARK(search_misspelt)->Unit(benchmark::kMicrosecond);

void search_misspelt_and_offer(benchmark::State& state) {
  search(state, bench::read_queries("misspelt"), TypoUse::offer);
}
BENCHMARK(search_misspelt_and_offer)->Unit(benchmark::kMicrosecond);

void search_nothing(benchmark::State& state) { search(state, strange_words(), TypoUse::correct); }
BENCHMARK(search_nothing)->Unit(benchmark::kMicrosecond);

void search_rare(benchmark::State& state) {
  search(state, bench::read_queries("rare"), TypoUse::correct);
}
BENCHMARK(search_rare)->Unit(benchmark::kMicrosecond);

void search_rare_as_typed(benchmark::State& state) {
  search(state, bench::read_queries("rare"), TypoUse::off);
}
BENCHMARK(search_rare_as_typed)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
