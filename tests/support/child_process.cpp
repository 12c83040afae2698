#include "tests/support/child_process.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

#include <spawn.h>

#include "tests/support/temporary_directory.h"

namespace article_search::testing {

namespace {

/// Starts a program with its standard output (and, if not negative, errors) going to descriptors.
pid_t spawn(const std::vector<std::string>& arguments, int output, int errors) {
  std::vector<char*> words;
  for (const std::string& argument : arguments) {
    words.push_back(const_cast<char*>(argument.c_str()));
  }
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  if (errors >= 0) posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  pid_t pid = -1;
  const int error = posix_spawn(&pid, words.front(), &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot start " + arguments.front());
  return pid;
}

int exit_code(pid_t pid) {
  constexpr int kSignalled = 128;
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status);
}

int open_for_writing(const std::filesystem::path& path) {
  return open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  output_ = ends[0];
  pid_ = spawn(arguments, ends[1], -1);
  close(ends[1]);
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) {
    send(SIGKILL);
    wait();
  }
  close(output_);
}

std::string ChildProcess::read_line() const {
  std::string line;
  for (char character = 0; read(output_, &character, 1) == 1 && character != '\n';) {
    line += character;
  }
  return line;
}

void ChildProcess::send(int signal) const { kill(pid_, signal); }

int ChildProcess::wait() {
  const int code = exit_code(pid_);
  pid_ = -1;
  return code;
}

Finished run_program(const std::vector<std::string>& arguments) {
  const TemporaryDirectory directory;
  const auto output = directory.path() / "output";
  const auto errors = directory.path() / "errors";
  const int output_descriptor = open_for_writing(output);
  const int errors_descriptor = open_for_writing(errors);
  const int code = exit_code(spawn(arguments, output_descriptor, errors_descriptor));
  close(output_descriptor);
  close(errors_descriptor);
  return {.exit_code = code, .output = content_of(output), .errors = content_of(errors)};
}

}  // namespace article_search::testing
