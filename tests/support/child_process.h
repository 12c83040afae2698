#pragma once

#include <chrono>
#include <string>
#include <sys/types.h>
#include <vector>

namespace article_search::testing {

/// A program that runs beside the test; killed with its owner if it still runs then.
class ChildProcess {
 public:
  /// `arguments` begin with the program's path.
  explicit ChildProcess(const std::vector<std::string>& arguments);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }

  /// The next line of its standard output, without the line's end; empty at the end of it.
  std::string read_line() const;

  void send(int signal) const;

  /// Waits for its end: its exit code, or 128 + the signal that ended it.
  int wait();

 private:
  pid_t pid_ = -1;
  int output_ = -1;
};

/// What a program that was run to its end said and returned.
struct Finished {
  int exit_code = 0;
  std::string output;
  std::string errors;
};

Finished run_program(const std::vector<std::string>& arguments);

}  // namespace article_search::testing
