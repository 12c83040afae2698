#include "tests/bench/bench_texts.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>

#include <nlohmann/json.hpp>

#include "tests/support/test_paths.h"

namespace article_search::bench {

namespace {

std::string bench_path(const std::string& name) {
  return testing::shared_path("bench/" + name).string();
}

[[noreturn]] void give_up(const std::string& path) {
  std::cerr << path << " is not here; the benchmarks need it\n";
  std::exit(1);
}

struct CloseProcess {
  void operator()(std::FILE* pipe) const { pclose(pipe); }
};

/// Gives the first `count` lines of the passages' file to `use`.
template <typename Use>
void for_each_line(std::size_t count, const Use& use) {
  const std::string path = bench_path("passages-100000.jsonl.gz");
  if (!std::ifstream(path)) give_up(path);
  const std::unique_ptr<std::FILE, CloseProcess> pipe(popen(("gzip -dc " + path).c_str(), "r"));
  std::string line;
  std::array<char, 65536> buffer{};
  while (count > 0 && std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) {
    line += buffer.data();
    if (!line.ends_with('\n')) continue;
    use(line);
    line.clear();
    --count;
  }
}

}  // namespace

std::vector<std::string> read_texts(std::size_t count) {
  std::vector<std::string> texts;
  for_each_line(count, [&](const std::string& line) {
    texts.push_back(nlohmann::json::parse(line).at("text"));
  });
  return texts;
}

std::uintmax_t copy_passages(std::size_t count, const std::filesystem::path& path) {
  std::ofstream file(path, std::ios::binary);
  std::uintmax_t bytes = 0;
  for_each_line(count, [&](const std::string& line) {
    file << line;
    const auto record = nlohmann::json::parse(line);
    bytes += record.at("text").get_ref<const std::string&>().size();
    bytes += record.at("title").get_ref<const std::string&>().size();
  });
  return bytes;
}

std::vector<std::string> read_queries(const std::string& kind) {
  const std::string path = bench_path("queries.jsonl");
  std::ifstream file(path);
  if (!file) give_up(path);
  std::vector<std::string> queries;
  for (std::string line; std::getline(file, line);) {
    const auto query = nlohmann::json::parse(line);
    if (query.at("kind") == kind) queries.push_back(query.at("text"));
  }
  return queries;
}

std::size_t total_bytes(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

}  // namespace article_search::bench
