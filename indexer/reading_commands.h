#pragma once

#include "indexer/command_line.h"

namespace article_search {

// The commands that change no index. Each prints what it found and returns the program's exit code.

ExitCode run_check(const Arguments& arguments);
ExitCode run_list(const Arguments& arguments);
ExitCode run_stats(const Arguments& arguments);

/// `failed` also for an index that has a fault.
ExitCode run_verify(const Arguments& arguments);

}  // namespace article_search
