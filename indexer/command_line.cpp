#include "indexer/command_line.h"

#include <CLI/CLI.hpp>

#include "indexer/readers/reader_registry.h"
#include "indexer/report_text.h"

namespace article_search {

namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  article-indexer check article.txt           show what would be indexed\n"
    "  article-indexer update --index idx corpus   index what is new or changed\n"
    "  article-indexer verify --index idx          look for damage\n"
    "article-indexer COMMAND --help says more of each.\n"
    "Exit codes: 0 done, 1 something failed, 2 wrong usage.";

std::string format_choices() {
  std::string names;
  for (const Format& format : formats()) {
    names.append(names.empty() ? "" : ", ").append(format.option_name);
  }
  return names;
}

void add_filter(CLI::App& command, SourceFilter& filter) {
  // One pattern an option: else the sources behind it would be patterns too.
  command.add_option("--include", filter.include, "Of folders, read only files that match PATTERN")
      ->type_name("PATTERN")
      ->expected(1)
      ->take_all();
  command.add_option("--exclude", filter.exclude, "Pass over files and folders that match PATTERN")
      ->type_name("PATTERN")
      ->expected(1)
      ->take_all();
  const auto take_format = [&filter](const std::string& name) {
    filter.format = format_named(name);
    if (filter.format != nullptr) return;
    throw CLI::ValidationError("--format",
                               "there is no format " + name + "; there are " + format_choices());
  };
  command
      .add_option_function<std::string>("--format", take_format,
                                        "Read every file as this: " + format_choices())
      ->type_name("NAME");
}

void add_options(CLI::App& command, unsigned takes, Arguments& arguments) {
  if ((takes & takes_sources) != 0) {
    command.add_option("SOURCE", arguments.names, "Files and folders; - is standard input")
        ->type_name("")
        ->required();
  }
  if ((takes & takes_names) != 0) {
    command.add_option("NAME", arguments.names, "Ids of articles, paths of files or folders")
        ->type_name("")
        ->required();
  }
  if ((takes & takes_filter) != 0) add_filter(command, arguments.filter);
  if ((takes & takes_index) != 0) {
    command.add_option("--index", arguments.index, "The directory of the index")
        ->type_name("DIR")
        ->capture_default_str();
  }
  if ((takes & takes_known_index) != 0) {
    command
        .add_option("--index", arguments.known_index,
                    "Also list the words that the index in this directory has never seen")
        ->type_name("DIR");
  }
  if ((takes & takes_vocabulary) != 0) {
    command
        .add_option("--vocabulary", arguments.vocabulary,
                    "Find the terms of this file (as corpus/vocabulary.json) as topics")
        ->type_name("FILE");
  }
  if ((takes & takes_gate) != 0) {
    command
        .add_option("--gate", arguments.gate,
                    "Commit only if searches find what the lines of this file expect")
        ->type_name("FILE");
  }
}

/// Adds `command` to `app`; what is chosen of it goes into `arguments` and `chosen`.
void add_command(CLI::App& app,
                 const Command& command,
                 Arguments& arguments,
                 const Command*& chosen) {
  CLI::App* const added = app.add_subcommand(command.name, command.help);
  added->footer(command.details);
  add_options(*added, command.takes, arguments);
  added->add_flag_callback(
      "-q,--quiet", [&] { arguments.verbosity = Verbosity::quiet; }, "Print nothing but errors");
  added->add_flag_callback(
      "--json", [&] { arguments.form = ReportForm::json; }, "Print the result as JSON");
  added->callback([&] { chosen = &command; });
}

/// What is wrong with the usage, said as every other error of the program is.
std::string usage_error(const CLI::App* /*app*/, const CLI::Error& error) {
  return std::string("article-indexer: ") + error.what() + "; --help says more\n";
}

/// A misspelt option is the likelier cause than what is missing beside it.
int exit_code_of(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = app.remaining(true);
  if (error.get_name() != "RequiredError" || unknown.empty()) return app.exit(error);
  return app.exit(CLI::ExtrasError(unknown));
}

}  // namespace

int run_command(int argc, char** argv, std::span<const Command> commands) {
  CLI::App app("Cuts articles into passages and writes them to a search index.\n" + formats_text(),
               "article-indexer");
  app.set_version_flag("--version", ARTICLE_SEARCH_VERSION);
  app.failure_message(usage_error);
  app.require_subcommand(1);
  app.footer(kExamples);
  Arguments arguments;
  const Command* chosen = nullptr;
  for (const Command& command : commands) add_command(app, command, arguments, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return exit_code_of(app, error) == 0 ? done : wrong_usage;
  }
  // Only now is it sure that every argument is known.
  return chosen == nullptr ? wrong_usage : chosen->run(arguments);
}

}  // namespace article_search
