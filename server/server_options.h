#pragma once

#include <cstddef>
#include <filesystem>

#include <tl/expected.hpp>

#include "server/server_config.h"

namespace article_search {

/// What `article-server stats` is asked for.
struct StatsRequest {
  std::filesystem::path query_log;
  /// How many queries to list.
  std::size_t top = 20;
};

/// What article-server is to do.
struct ServerInvocation {
  enum class Command { serve, stats };

  Command command = Command::serve;
  ServerConfig config;
  StatsRequest stats;
};

/// Exit codes of the program.
enum ExitCode { done = 0, failed = 1, wrong_usage = 2 };

/// Reads the command line, the environment and the file that --config names, in this order of
/// precedence. What asks for words (--help, --version, --print-config) and what is wrong is
/// printed, and the exit code returned instead. `web` is the folder of the pages if nobody names
/// another.
tl::expected<ServerInvocation, ExitCode> read_server_options(int argc,
                                                             const char* const* argv,
                                                             const std::filesystem::path& web);

}  // namespace article_search
