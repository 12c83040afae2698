#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace article_search {

/// What a program may use before it is ended.
struct CommandLimits {
  /// Longer than the time of a processor: other programs may keep it busy.
  std::chrono::milliseconds wall_time{180'000};
  std::chrono::seconds processor_time{60};
  /// Of address space, in bytes.
  std::size_t memory = std::size_t{2} << 30U;
  /// In bytes.
  std::size_t output = std::size_t{256} << 20U;
};

struct BoundedCommand {
  /// A path if it has a '/', else a name that is looked for in PATH.
  std::string program;
  std::vector<std::string> arguments;
  CommandLimits limits;
};

/// How a program ended that did end by itself.
struct CommandResult {
  std::string output;
  int exit_status = 0;
  /// The first line that it wrote to standard error, cut to a few hundred bytes; may be empty.
  std::string complaint;
};

enum class CommandFault { missing, not_started, timed_out, too_much_output, killed };

struct CommandError {
  CommandFault fault = CommandFault::not_started;
  /// What happened, to follow the program's name: "took longer than 60 s".
  std::string message;
};

/// Runs a program without a shell, with `input` as a file that is its standard input, and waits for
/// its end. It may write no files, inherits no open files and no environment beyond a plain PATH
/// and locale, and is ended with all that it has started when it exceeds a limit or this thread
/// ends. Linux only. Any thread.
tl::expected<CommandResult, CommandError> run_bounded(const BoundedCommand& command,
                                                      std::string_view input);

}  // namespace article_search
