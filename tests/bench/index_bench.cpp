// How fast passages are indexed, beside a bare Xapian writer that is fed the same text.

#include <filesystem>

#include <benchmark/benchmark.h>
#include <xapian.h>

#include "indexer/index_writer.h"
#include "tests/bench/bench_texts.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_index.h"

namespace {

using namespace article_search;

constexpr std::size_t kTexts = 10'000;

const std::vector<std::string>& texts() {
  static const std::vector<std::string> kRead = bench::read_texts(kTexts);
  return kRead;
}

std::uintmax_t bytes_below(const std::filesystem::path& directory) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void report(benchmark::State& state, std::uintmax_t index_bytes) {
  const auto text_bytes = bench::total_bytes(texts());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text_bytes));
  state.counters["index/text"] = static_cast<double>(index_bytes) / static_cast<double>(text_bytes);
}

void build(benchmark::State& state) {
  std::uintmax_t index_bytes = 0;
  for (auto _ : state) {
    const auto index = testing::TestIndex::of_texts(texts());
    index_bytes = bytes_below(index.path());
  }
  report(state, index_bytes);
}
BENCHMARK(build)->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(3);

void bare_xapian(benchmark::State& state) {
  std::uintmax_t index_bytes = 0;
  for (auto _ : state) {
    const testing::TemporaryDirectory directory;
    const std::string path = (directory.path() / "index").string();
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    generator.set_database(database);
    generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
    for (const std::string& text : texts()) {
      Xapian::Document document;
      document.set_data(text);
      generator.set_document(document);
      generator.index_text(text);
      database.add_document(document);
    }
    database.commit();
    index_bytes = bytes_below(path);
  }
  report(state, index_bytes);
}
BENCHMARK(bare_xapian)->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(3);

}  // namespace

BENCHMARK_MAIN();
