// What filters, sorting and explanations add to an answer, on 100,000 passages in one process: for
// each kind of query the plain answer, and the answer with more asked of it. search_bench has
// facets and groups.

#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <xapian.h>

#include "server/search/searcher.h"
#include "server/search/state/passage_columns.h"
#include "server/search/state/word_postings.h"
#include "server/search/state/word_sequences.h"
#include "tests/bench/bench_index.h"
#include "tests/bench/bench_texts.h"

namespace {

using namespace article_search;

constexpr std::size_t kTexts = 100'000;

template <typename Ask>
void ask_in_turn(benchmark::State& state, const std::string& kind, const Ask& ask) {
  const std::vector<std::string> queries = bench::read_queries(kind);
  std::size_t at = 0;
  for (auto _ : state) ask(queries[at++ % queries.size()]);
}

void answer(benchmark::State& state, const std::string& kind, SearchRequest request) {
  auto searcher = Searcher::open(bench::bench_index(kTexts)).value();
  // The first answer loads what the others share.
  searcher.search(request).value();
  ask_in_turn(state, kind, [&](const std::string& query) {
    request.query = query;
    benchmark::DoNotOptimize(searcher.search(request).value());
  });
}

void note_bytes(benchmark::State& state, std::size_t bytes) {
  state.counters["bytes_per_passage"] = static_cast<double>(bytes) / static_cast<double>(kTexts);
}

// What a server reads of a new state before its first answer, and holds in memory.

void load_columns(benchmark::State& state) {
  const Xapian::Database database(bench::bench_index(kTexts).string());
  std::size_t bytes = 0;
  for (auto _ : state) bytes = PassageColumns::load(database).bytes();
  note_bytes(state, bytes);
}

void load_sequences(benchmark::State& state) {
  const Xapian::Database database(bench::bench_index(kTexts).string());
  std::size_t bytes = 0;
  for (auto _ : state) bytes = WordSequences::load(database).bytes();
  note_bytes(state, bytes);
}

void turn_around(benchmark::State& state) {
  const Xapian::Database database(bench::bench_index(kTexts).string());
  const WordSequences words = WordSequences::load(database);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = WordPostings(words).bytes();
  note_bytes(state, bytes);
}

void similar(benchmark::State& state) {
  auto searcher = Searcher::open(bench::bench_index(kTexts)).value();
  std::size_t at = 0;
  for (auto _ : state) {
    at = at % 5'000 + 1;
    const std::string id = "article-" + std::to_string(at) + ".section.7";
    benchmark::DoNotOptimize(searcher.similar(id, {}).value());
  }
}

std::vector<std::pair<std::string, SearchRequest>> requests() {
  using schema::Facet;
  const std::vector<Facet> five = {Facet::kind, Facet::year, Facet::institution, Facet::topic,
                                   Facet::person};
  SearchRequest filtered;
  filtered.filters.of(Facet::topic) = {"Topic 0"};
  SearchRequest filtered_and_faceted = filtered;
  filtered_and_faceted.facets.facets = five;
  SearchRequest by_date;
  by_date.sort = SortOrder::newest_first;
  SearchRequest explained;
  explained.explain = ScoreParts::on;
  return {{"plain", {}},
          {"filtered", filtered},
          {"filtered_and_faceted", filtered_and_faceted},
          {"by_date", by_date},
          {"explained", explained}};
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::RegisterBenchmark("load_columns", load_columns);
  benchmark::RegisterBenchmark("load_sequences", load_sequences);
  benchmark::RegisterBenchmark("turn_around", turn_around);
  benchmark::RegisterBenchmark("similar", similar);
  for (const std::string kind : {"frequent", "rare", "all", "any", "phrase"}) {
    for (const auto& [name, request] : requests()) {
      benchmark::RegisterBenchmark((name + '/' + kind).c_str(), answer, kind, request);
    }
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
