// How long an answer of ten hits with snippets takes in process, for each kind of query, beside
// Xapian's own parser, match and snippets over the same index.

#include <benchmark/benchmark.h>
#include <xapian.h>

#include "server/search/searcher.h"
#include "tests/bench/bench_texts.h"
#include "tests/support/test_index.h"

namespace {

using namespace article_search;

constexpr std::size_t kTexts = 10'000;

const testing::TestIndex& index() {
  static const testing::TestIndex kIndex = testing::TestIndex::of_texts(bench::read_texts(kTexts));
  return kIndex;
}

/// Asks one query an iteration, each in its turn.
template <typename Ask>
void ask_in_turn(benchmark::State& state, const std::string& kind, const Ask& ask) {
  const std::vector<std::string> queries = bench::read_queries(kind);
  std::size_t at = 0;
  for (auto _ : state) ask(queries[at++ % queries.size()]);
}

void search(benchmark::State& state, const std::string& kind) {
  auto searcher = Searcher::open(index().path()).value();
  ask_in_turn(state, kind, [&](const std::string& query) {
    benchmark::DoNotOptimize(searcher.search({.query = query}).value());
  });
}

void bare_xapian(benchmark::State& state, const std::string& kind) {
  constexpr std::size_t kSnippet = 320;
  const Xapian::Database database(index().path().string());
  const Xapian::Stem stem("en");
  Xapian::QueryParser parser;
  ask_in_turn(state, kind, [&](const std::string& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(parser.parse_query(query));
    const Xapian::MSet matches = enquire.get_mset(0, 10);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      benchmark::DoNotOptimize(matches.snippet(match.get_document().get_data(), kSnippet, stem));
    }
  });
}

}  // namespace

int main(int argc, char** argv) {
  for (const std::string kind :
       {"frequent", "rare", "all", "any", "phrase", "prefix", "misspelt"}) {
    benchmark::RegisterBenchmark(("search/" + kind).c_str(), search, kind);
    benchmark::RegisterBenchmark(("bare_xapian/" + kind).c_str(), bare_xapian, kind);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
