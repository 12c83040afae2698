#pragma once

#include "indexer/command_line.h"

namespace article_search {

// The commands that change an index. Each prints what it did and returns the program's exit code.

ExitCode run_build(const Arguments& arguments);
ExitCode run_update(const Arguments& arguments);

/// Until SIGINT or SIGTERM.
ExitCode run_watch(const Arguments& arguments);

ExitCode run_remove(const Arguments& arguments);
ExitCode run_rollback(const Arguments& arguments);

}  // namespace article_search
