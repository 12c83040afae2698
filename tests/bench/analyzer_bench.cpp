// How fast text becomes tokens, beside what Xapian's own TermGenerator takes for the same text.

#include <benchmark/benchmark.h>
#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "tests/bench/bench_texts.h"

namespace {

using namespace article_search;

constexpr std::size_t kTexts = 10'000;

const std::vector<std::string>& texts() {
  static const std::vector<std::string> kRead = bench::read_texts(kTexts);
  return kRead;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bench::total_bytes(texts())));
}

void analyze(benchmark::State& state) {
  schema::Analyzer analyzer;
  for (auto _ : state) {
    for (const std::string& text : texts()) benchmark::DoNotOptimize(analyzer.analyze(text));
  }
  count_bytes(state);
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

void xapian_term_generator(benchmark::State& state) {
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  for (auto _ : state) {
    for (const std::string& text : texts()) {
      Xapian::Document document;
      generator.set_document(document);
      generator.index_text(text);
      benchmark::DoNotOptimize(document.termlist_count());
    }
  }
  count_bytes(state);
}
BENCHMARK(xapian_term_generator)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
