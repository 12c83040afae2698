#pragma once

#include <chrono>
#include <string>

#include "indexer/command_line.h"
#include "indexer/corpus_sync.h"
#include "indexer/indexing_error.h"

namespace article_search {

/// Where the program speaks: results on standard output, everything else on standard error. Speaks
/// from one thread.
class Console {
 public:
  explicit Console(const Arguments& arguments)
      : verbosity_(arguments.verbosity), form_(arguments.form) {}

  ReportForm form() const { return form_; }

  /// A result: `text` or `json`, as was asked for. Nothing when quiet.
  void say(const std::string& text, const std::string& json) const;

  /// An error, even when quiet.
  ExitCode fail(const IndexingError& error) const;

  /// The error that ended the command: said to both readers of standard error and of JSON.
  ExitCode end_with(const IndexingError& error) const;

 private:
  Verbosity verbosity_;
  ReportForm form_;
};

/// Shows how far a run is, on standard error: on a terminal a bar that moves, elsewhere a line at
/// the beginning and one every few seconds. Nothing when quiet. Takes its bar away when it goes.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(Verbosity verbosity);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const SyncProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  enum class Kind { none, lines, bar };

  Kind kind_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_ = begin_;
  bool has_begun_ = false;
};

}  // namespace article_search
