#include "indexer/console.h"

#include <iostream>
#include <unistd.h>

#include "indexer/progress_text.h"
#include "indexer/report_json.h"

namespace article_search {

namespace {

/// Back to the beginning of the line, and clear it (ECMA-48's EL).
constexpr const char* kClearLine = "\r\033[K";

/// Narrow enough for the line of figures beside it in a terminal of 80 columns.
constexpr std::size_t kBarWidth = 20;

}  // namespace

void Console::say(const std::string& text, const std::string& json) const {
  if (verbosity_ == Verbosity::quiet) return;
  std::cout << (form_ == ReportForm::json ? json : text) << std::flush;
}

ExitCode Console::fail(const IndexingError& error) const {
  std::cerr << "article-indexer: " + to_string(error) + '\n';
  return failed;
}

ExitCode Console::end_with(const IndexingError& error) const {
  say({}, error_json(error));
  return fail(error);
}

ProgressDisplay::ProgressDisplay(Verbosity verbosity)
    : kind_(verbosity == Verbosity::quiet ? Kind::none
            : isatty(STDERR_FILENO) == 1  ? Kind::bar
                                          : Kind::lines) {}

ProgressDisplay::~ProgressDisplay() {
  if (kind_ == Kind::bar && has_begun_) std::cerr << kClearLine << std::flush;
}

void ProgressDisplay::show(const SyncProgress& progress) {
  if (kind_ == Kind::none) return;
  const auto now = Clock::now();
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_);
  const auto pause = kind_ == Kind::bar ? std::chrono::milliseconds(100) : std::chrono::seconds(5);
  if (has_begun_ && now - shown_ < pause) return;
  if (kind_ == Kind::bar) {
    std::cerr << kClearLine + progress_bar(progress, elapsed, kBarWidth) << std::flush;
  } else {
    std::cerr << (has_begun_ ? progress_text(progress, elapsed) : beginning_text(progress)) + '\n';
  }
  has_begun_ = true;
  shown_ = now;
}

}  // namespace article_search
