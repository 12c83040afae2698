// article-indexer: what it was asked on the command line -> the index -> a report -> an exit code.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "indexer/corpus_sync.h"
#include "indexer/preview_text.h"
#include "indexer/report_text.h"

namespace {

namespace fs = std::filesystem;
using namespace article_search;

enum ExitCode { done = 0, failed = 1, wrong_usage = 2 };

struct Arguments {
  std::vector<fs::path> sources;
  fs::path index = "index";
};

int sync(const Arguments& arguments, SyncMode mode) {
  const auto report =
      sync_corpus({.sources = arguments.sources, .index = arguments.index, .mode = mode});
  if (!report) {
    std::cerr << "article-indexer: " << to_string(report.error()) << '\n';
    return failed;
  }
  std::cout << report_text(*report);
  for (const IndexingError& error : report->failed) {
    std::cerr << "article-indexer: " << to_string(error) << '\n';
  }
  return report->failed.empty() ? done : failed;
}

int check(const Arguments& arguments) {
  const auto files = find_source_files(arguments.sources);
  if (!files) {
    std::cerr << "article-indexer: " << to_string(files.error()) << '\n';
    return failed;
  }
  int code = done;
  for (const fs::path& path : *files) {
    const auto previews = read_source_file(path).and_then(preview_file);
    if (!previews) {
      std::cerr << "article-indexer: " << to_string(previews.error()) << '\n';
      code = failed;
      continue;
    }
    for (const ArticlePreview& preview : *previews) std::cout << preview_text(preview);
  }
  return code;
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& help) {
  CLI::App* const command = app.add_subcommand(name, help);
  command->fallthrough();
  return command;
}

void add_sources(CLI::App& command, Arguments& arguments) {
  command.add_option("SOURCE", arguments.sources, "Files and folders to index")->required();
}

void add_index(CLI::App& command, Arguments& arguments) {
  command.add_option("--index", arguments.index, "The directory of the index")
      ->capture_default_str();
}

int run(int argc, char** argv) {
  CLI::App app("Cuts articles into passages and writes them to a search index.\n" + formats_text(),
               "article-indexer");
  app.set_version_flag("--version", ARTICLE_SEARCH_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  article-indexer check article.txt           show what would be indexed\n"
      "  article-indexer update --index idx corpus   index what is new or changed\n"
      "Exit codes: 0 done, 1 something failed, 2 wrong usage.");

  Arguments arguments;
  auto* const build = add_command(app, "build", "Index everything anew, beside the old index");
  auto* const update =
      add_command(app, "update", "Index what is new or changed, drop what is gone");
  auto* const show = add_command(app, "check", "Show the passages of files; no index is touched");
  for (auto* const command : {build, update, show}) add_sources(*command, arguments);
  for (auto* const command : {build, update}) add_index(*command, arguments);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : wrong_usage;
  }
  if (*show) return check(arguments);
  return sync(arguments, *build ? SyncMode::build : SyncMode::update);
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const std::exception& error) {
  std::fprintf(stderr, "article-indexer: %s\n", error.what());
  return failed;
}
