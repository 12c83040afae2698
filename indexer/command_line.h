#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/source_files.h"

namespace article_search {

/// What the program returns to its caller.
enum ExitCode { done = 0, failed = 1, wrong_usage = 2 };

/// quiet: nothing but errors.
enum class Verbosity { normal, quiet };

/// How results are printed on standard output; report_json.h has the shapes.
enum class ReportForm { text, json };

/// What was asked on the command line.
struct Arguments {
  /// Files and folders; of `remove`, article ids and paths.
  std::vector<std::string> names;
  std::filesystem::path index = "index";
  SourceFilter filter;
  /// The expectations that a commit must meet.
  std::optional<std::filesystem::path> gate;
  /// The index whose words `check` knows.
  std::optional<std::filesystem::path> known_index;
  /// The vocabulary whose terms `check` finds, in the place of that of the folders.
  std::optional<std::filesystem::path> vocabulary;
  Verbosity verbosity = Verbosity::normal;
  ReportForm form = ReportForm::text;

  std::vector<std::filesystem::path> sources() const { return {names.begin(), names.end()}; }
};

/// What a command takes on the command line, besides --quiet and --json.
enum TakenOption : unsigned {
  takes_sources = 1U,
  takes_filter = 2U,
  takes_index = 4U,
  takes_gate = 8U,
  takes_known_index = 16U,
  takes_names = 32U,
  takes_vocabulary = 64U
};

struct Command {
  const char* name;
  /// One sentence.
  const char* help;
  /// What to know beyond that, then examples; several lines.
  const char* details;
  /// TakenOptions, joined by |.
  unsigned takes;
  ExitCode (*run)(const Arguments& arguments);
};

/// Runs the command that the command line names. Prints help and what is wrong with the usage, and
/// returns the program's exit code.
int run_command(int argc, char** argv, std::span<const Command> commands);

}  // namespace article_search
