// How fast passages are indexed, beside a bare Xapian writer that is fed the same text: each in a
// process of its own, by turns, and the medians of both. Arguments: passages, turns.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <nlohmann/json.hpp>
#include <xapian.h>

#include "indexer/corpus_sync.h"
#include "tests/bench/bench_texts.h"
#include "tests/support/temporary_directory.h"

namespace {

namespace fs = std::filesystem;
using namespace article_search;

constexpr double kMegabyte = 1e6;
constexpr double kMebibyte = 1024.0 * 1024.0;
constexpr double kKibibyte = 1024.0;

struct Cost {
  double cpu_seconds = 0;
  double wall_seconds = 0;
  double peak_mebibytes = 0;
  double index_bytes = 0;
};

using Writer = void (*)(const fs::path& corpus, const fs::path& index);

void write_ours(const fs::path& corpus, const fs::path& index) {
  const auto report = sync_corpus({.sources = {corpus}, .index = index, .mode = SyncMode::build});
  if (!report || !report->failed.empty()) std::abort();
}

void write_bare(const fs::path& corpus, const fs::path& index) {
  Xapian::WritableDatabase database(index.string(), Xapian::DB_CREATE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  generator.set_database(database);
  generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
  std::ifstream file(corpus);
  for (std::string line; std::getline(file, line);) {
    const auto record = nlohmann::json::parse(line);
    Xapian::Document document;
    document.set_data(record.at("text"));
    generator.set_document(document);
    generator.index_text(record.at("title"));
    generator.increase_termpos();
    generator.index_text(record.at("text"));
    database.add_document(document);
  }
  database.commit();
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / kMegabyte;
}

double bytes_below(const fs::path& directory) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes);
}

Cost measure(Writer writer, const fs::path& corpus) {
  const testing::TemporaryDirectory directory;
  const fs::path index = directory.path() / "index";
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    writer(corpus, index);
    _exit(0);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) std::abort();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  return {.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime),
          .wall_seconds = wall.count(),
          .peak_mebibytes = static_cast<double>(used.ru_maxrss) * kKibibyte / kMebibyte,
          .index_bytes = bytes_below(index)};
}

double median(const std::vector<Cost>& costs, double Cost::*member) {
  std::vector<double> values;
  for (const Cost& cost : costs) values.push_back(cost.*member);
  std::ranges::sort(values);
  return values[values.size() / 2];
}

Cost median(const std::vector<Cost>& costs) {
  return {.cpu_seconds = median(costs, &Cost::cpu_seconds),
          .wall_seconds = median(costs, &Cost::wall_seconds),
          .peak_mebibytes = median(costs, &Cost::peak_mebibytes),
          .index_bytes = median(costs, &Cost::index_bytes)};
}

void print(const char* name, const Cost& cost, double text_bytes) {
  const double megabytes = text_bytes / kMegabyte;
  std::printf("%-12s %10.2f %11.2f %9.0f %11.2f\n", name, megabytes / cost.cpu_seconds,
              megabytes / cost.wall_seconds, cost.peak_mebibytes, cost.index_bytes / text_bytes);
}

std::size_t argument(int argc, char** argv, int place, std::size_t otherwise) {
  return argc > place ? std::strtoul(argv[place], nullptr, 10) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t passages = argument(argc, argv, 1, 20'000);
  const std::size_t turns = argument(argc, argv, 2, 3);
  const testing::TemporaryDirectory directory;
  const fs::path corpus = directory.path() / "corpus.jsonl";
  const auto text_bytes = static_cast<double>(bench::copy_passages(passages, corpus));
  std::vector<Cost> ours;
  std::vector<Cost> bare;
  for (std::size_t turn = 0; turn < turns; ++turn) {
    ours.push_back(measure(write_ours, corpus));
    bare.push_back(measure(write_bare, corpus));
  }
  const Cost our_cost = median(ours);
  const Cost bare_cost = median(bare);
  std::printf("%zu passages, %.1f MB of text, medians of %zu\n", passages, text_bytes / kMegabyte,
              turns);
  std::printf("%-12s %10s %11s %9s %11s\n", "", "MB/CPU-s", "MB/wall-s", "peak MiB", "index/text");
  print("ours", our_cost, text_bytes);
  print("bare Xapian", bare_cost, text_bytes);
  std::printf("%-12s %9.2fx %10.2fx %8.2fx %10.2fx\n", "ratio",
              bare_cost.cpu_seconds / our_cost.cpu_seconds,
              bare_cost.wall_seconds / our_cost.wall_seconds,
              our_cost.peak_mebibytes / bare_cost.peak_mebibytes,
              our_cost.index_bytes / bare_cost.index_bytes);
  return 0;
}
