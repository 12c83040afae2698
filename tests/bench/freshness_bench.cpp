// How long after a file was changed a server's answer holds it: an update of the one file, and what
// the server takes to follow the index. Arguments: passages, files that they stand in, turns.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <httplib.h>

#include "tests/bench/bench_texts.h"
#include "tests/support/eventually.h"
#include "tests/support/programs.h"
#include "tests/support/temporary_directory.h"

namespace {

namespace fs = std::filesystem;
using namespace article_search;
using Milliseconds = std::chrono::duration<double, std::milli>;

/// Cuts the passages of `file` into so many files of JSON Lines.
void spread(const fs::path& file, std::size_t files, const fs::path& folder) {
  std::ifstream passages(file);
  fs::create_directories(folder);
  std::size_t at = 0;
  for (std::string line; std::getline(passages, line); ++at) {
    const std::string name = std::to_string(at % files) + ".jsonl";
    std::ofstream(folder / name, std::ios::app) << line << '\n';
  }
}

void index(const std::string& command, const fs::path& corpus, const fs::path& directory) {
  const testing::Finished done =
      testing::run_program({testing::indexer_path(), command, "--quiet", "--index",
                            directory.string(), corpus.string()});
  if (done.exit_code != 0) std::abort();
}

bool finds(httplib::Client& client, const std::string& word) {
  const auto answer = client.Get("/api/v1/search?typos=off&q=" + word);
  return answer && answer->body.find("\"hits\":[{") != std::string::npos;
}

struct Turn {
  Milliseconds updated{};
  Milliseconds answered{};
};

Turn change(const testing::TemporaryDirectory& directory,
            httplib::Client& client,
            std::size_t turn) {
  const std::string word = "quokkafact" + std::to_string(turn);
  directory.write("corpus/note.md", "# A note\n\nIt tells of a " + word + ".\n");
  const auto begin = std::chrono::steady_clock::now();
  index("update", directory.path() / "corpus", directory.path() / "index");
  const auto updated = std::chrono::steady_clock::now();
  if (!testing::eventually([&] { return finds(client, word); })) std::abort();
  return {updated - begin, std::chrono::steady_clock::now() - begin};
}

std::size_t argument(int argc, char** argv, int place, std::size_t otherwise) {
  return argc > place ? std::strtoul(argv[place], nullptr, 10) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t passages = argument(argc, argv, 1, 100'000);
  const std::size_t files = argument(argc, argv, 2, 1'000);
  const std::size_t turns = argument(argc, argv, 3, 5);
  const testing::TemporaryDirectory directory;
  bench::copy_passages(passages, directory.path() / "all.jsonl");
  spread(directory.path() / "all.jsonl", files, directory.path() / "corpus");
  index("build", directory.path() / "corpus", directory.path() / "index");
  const testing::RunningServer server(directory.path() / "index");
  httplib::Client client("127.0.0.1", server.port());
  std::printf("%zu passages in %zu files\n%12s %13s\n", passages, files, "updated ms",
              "answered ms");
  for (std::size_t turn = 0; turn < turns; ++turn) {
    const Turn took = change(directory, client, turn);
    std::printf("%12.0f %13.0f\n", took.updated.count(), took.answered.count());
  }
  return 0;
}
