// article-indexer: what it was asked on the command line -> the index -> a report -> an exit code.

#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "indexer/corpus_sync.h"
#include "indexer/index_directory.h"
#include "indexer/index_inspection.h"
#include "indexer/preview_text.h"
#include "indexer/report_text.h"
#include "indexer/vocabulary_reader.h"

namespace {

namespace fs = std::filesystem;
using namespace article_search;

enum ExitCode { done = 0, failed = 1, wrong_usage = 2 };

struct Arguments {
  std::vector<fs::path> sources;
  fs::path index = "index";
};

int fail(const IndexingError& error) {
  std::cerr << "article-indexer: " << to_string(error) << '\n';
  return failed;
}

int sync(const Arguments& arguments, SyncMode mode) {
  const auto report =
      sync_corpus({.sources = arguments.sources, .index = arguments.index, .mode = mode});
  if (!report) return fail(report.error());
  std::cout << report_text(*report);
  for (const IndexingError& error : report->failed) fail(error);
  return report->failed.empty() ? done : failed;
}

int check(const Arguments& arguments) {
  const auto files = find_corpus_files(arguments.sources);
  if (!files) return fail(files.error());
  int code = done;
  if (files->vocabulary) {
    const auto vocabulary = read_source_file(*files->vocabulary).and_then(read_vocabulary);
    if (!vocabulary) code = fail(vocabulary.error());
  }
  for (const fs::path& path : files->articles) {
    const auto previews = read_source_file(path).and_then(preview_file);
    if (!previews) {
      code = fail(previews.error());
      continue;
    }
    for (const ArticlePreview& preview : *previews) std::cout << preview_text(preview);
  }
  return code;
}

int build(const Arguments& arguments) { return sync(arguments, SyncMode::build); }

int update(const Arguments& arguments) { return sync(arguments, SyncMode::update); }

int list(const Arguments& arguments) {
  const auto articles = list_articles(arguments.index);
  if (!articles) return fail(articles.error());
  std::cout << list_text(*articles);
  return done;
}

int stats(const Arguments& arguments) {
  const auto statistics = read_statistics(arguments.index);
  if (!statistics) return fail(statistics.error());
  std::cout << statistics_text(*statistics);
  return done;
}

int verify(const Arguments& arguments) {
  const auto verification = verify_index(arguments.index);
  if (!verification) return fail(verification.error());
  std::cout << verification_text(*verification);
  return verification->faults.empty() ? done : failed;
}

int rollback(const Arguments& arguments) {
  const auto generation = roll_back(arguments.index);
  if (!generation) return fail(generation.error());
  std::cout << *generation << " is live again.\n";
  return done;
}

struct Command {
  const char* name;
  const char* help;
  enum class Takes { sources, index, both } takes;
  int (*run)(const Arguments& arguments);
};

using Takes = Command::Takes;

constexpr std::array<Command, 7> kCommands = {{
    {"check", "Show the passages of files; no index is touched", Takes::sources, check},
    {"update", "Index what is new or changed, drop what is gone", Takes::both, update},
    {"build", "Index everything anew, beside the old index", Takes::both, build},
    {"rollback", "Make the generation before the last build live again", Takes::index, rollback},
    {"list", "List the articles: id, passages, language, date, title", Takes::index, list},
    {"stats", "Say what the index holds", Takes::index, stats},
    {"verify", "Read the whole index and report any damage", Takes::index, verify},
}};

/// Adds `command` to `app`; what is chosen of it goes into `arguments` and `code`.
void add_command(CLI::App& app, const Command& command, Arguments& arguments, int& code) {
  CLI::App* const added = app.add_subcommand(command.name, command.help);
  if (command.takes != Takes::index) {
    added->add_option("SOURCE", arguments.sources, "Files and folders to index")->required();
  }
  if (command.takes != Takes::sources) {
    added->add_option("--index", arguments.index, "The directory of the index")
        ->capture_default_str();
  }
  added->final_callback([&] { code = command.run(arguments); });
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
      "  article-indexer verify --index idx          look for damage\n"
      "Exit codes: 0 done, 1 something failed, 2 wrong usage.");
  Arguments arguments;
  int code = done;
  for (const Command& command : kCommands) add_command(app, command, arguments, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : wrong_usage;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) try {
  return run(argc, argv);
} catch (const std::exception& error) {
  std::fprintf(stderr, "article-indexer: %s\n", error.what());
  return failed;
}
