#include "indexer/writing_commands.h"

#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/console.h"
#include "indexer/gate_check.h"
#include "indexer/index_directory.h"
#include "indexer/removal.h"
#include "indexer/report_json.h"
#include "indexer/report_text.h"
#include "indexer/termination.h"
#include "indexer/watch.h"

namespace article_search {

namespace {

SyncOptions options_of(const Arguments& arguments, SyncMode mode) {
  return {.sources = arguments.sources(),
          .index = arguments.index,
          .mode = mode,
          .filter = arguments.filter};
}

ExitCode report(const IndexingReport& result, const Console& console) {
  console.say(report_text(result), report_json(result));
  for (const IndexingError& error : result.failed) console.fail(error);
  return result.failed.empty() ? done : failed;
}

/// The end of a run that its gate refused, with every expectation that is not met.
ExitCode end_at_gate(const IndexingError& error,
                     const std::vector<GateFinding>& findings,
                     const Console& console) {
  for (const GateFinding& finding : findings) {
    for (std::string& sentence : gate_sentences(finding)) {
      console.fail({.path = error.path, .line = finding.line, .message = std::move(sentence)});
    }
  }
  console.say({}, gate_json(error, findings));
  return console.fail(error);
}

ExitCode sync(const Arguments& arguments, SyncMode mode) {
  const Console console(arguments);
  const Termination termination(
      [] { std::cerr << "article-indexer: interrupted; ending without a commit\n"; });
  SyncOptions options = options_of(arguments, mode);
  options.stop = termination.token();
  std::vector<GateFinding> findings;
  if (arguments.gate) {
    auto check = make_gate_check(*arguments.gate, findings);
    if (!check) return console.end_with(check.error());
    options.before_commit = *std::move(check);
  }
  const auto result = [&] {
    ProgressDisplay display(arguments.verbosity);
    options.on_progress = [&](const SyncProgress& progress) { display.show(progress); };
    return sync_corpus(options);
  }();
  if (!findings.empty()) return end_at_gate(result.error(), findings, console);
  if (!result) return console.end_with(result.error());
  return report(*result, console);
}

/// Says what the runs of a watch did: what is new, and no fault a second time.
class WatchReporter {
 public:
  explicit WatchReporter(const Console& console) : console_(console) {}

  void operator()(const tl::expected<IndexingReport, IndexingError>& result) {
    std::set<std::string> faults;
    if (!result) faults.insert(to_string(result.error()));
    if (result) {
      for (const IndexingError& error : result->failed) faults.insert(to_string(error));
      if (is_first_ || !result->changes_nothing()) {
        console_.say(report_text(*result), report_json(*result));
      }
    }
    for (const std::string& fault : faults) {
      if (!faults_.contains(fault)) std::cerr << "article-indexer: " + fault + '\n';
    }
    faults_ = std::move(faults);
    is_first_ = false;
  }

 private:
  const Console& console_;
  bool is_first_ = true;
  std::set<std::string> faults_;
};

}  // namespace

ExitCode run_build(const Arguments& arguments) { return sync(arguments, SyncMode::build); }

ExitCode run_update(const Arguments& arguments) { return sync(arguments, SyncMode::update); }

ExitCode run_watch(const Arguments& arguments) {
  const Console console(arguments);
  const Termination termination([] {});
  WatchOptions options{.sync = options_of(arguments, SyncMode::update)};
  options.sync.stop = termination.token();
  WatchReporter reporter(console);
  const auto watched = watch_corpus(options, std::ref(reporter));
  return watched ? done : console.end_with(watched.error());
}

ExitCode run_remove(const Arguments& arguments) {
  const Console console(arguments);
  const auto removal = remove_from_index(arguments.index, arguments.names);
  if (!removal) return console.end_with(removal.error());
  console.say(removal_text(*removal), removal_json(*removal));
  for (const std::string& name : removal->unknown) {
    console.fail({.path = name,
                  .message = "is no article's id and no file of the index; article-indexer list "
                             "shows the ids"});
  }
  return removal->unknown.empty() ? done : failed;
}

ExitCode run_rollback(const Arguments& arguments) {
  const Console console(arguments);
  const auto generation = roll_back(arguments.index);
  if (!generation) return console.end_with(generation.error());
  console.say(*generation + " is live again.\n", rollback_json(*generation));
  return done;
}

}  // namespace article_search
