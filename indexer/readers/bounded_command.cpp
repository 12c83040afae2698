#include "indexer/readers/bounded_command.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace article_search {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr std::size_t kLongestComplaint = 300;
constexpr int kCannotExecute = 127;
constexpr const char* kPath = "/usr/local/bin:/usr/bin:/bin";

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

tl::unexpected<CommandError> failed(CommandFault fault, std::string message) {
  return tl::make_unexpected(CommandError{fault, std::move(message)});
}

tl::unexpected<CommandError> not_started(int error) {
  return failed(CommandFault::not_started,
                "cannot be started: " + std::system_category().message(error));
}

bool can_execute(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

// The program's path; empty if there is none.
std::string find_program(const std::string& program) {
  if (program.find('/') != std::string::npos) return can_execute(program) ? program : std::string();
  const char* variable = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  const std::string folders = variable == nullptr ? kPath : variable;
  for (std::size_t begin = 0; begin <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', begin), folders.size());
    std::string path = folders.substr(begin, end - begin) + "/" + program;
    if (end > begin && can_execute(path)) return path;
    begin = end + 1;
  }
  return {};
}

// A file in memory: programs that read a format with an index jump about in it.
Descriptor file_of(std::string_view content) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  while (file.is_open() && !content.empty()) {
    const ssize_t written = write(file.number(), content.data(), content.size());
    if (written < 0) return Descriptor();
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.is_open()) lseek(file.number(), 0, SEEK_SET);
  return file;
}

bool open_pipe(Pipe& pipe) {
  std::array<int, 2> ends = {-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  pipe = {Descriptor(ends[0]), Descriptor(ends[1])};
  return true;
}

void limit(__rlimit_resource resource, std::size_t most) {
  const rlimit value{most, most};
  setrlimit(resource, &value);
}

// All that the new process needs, made before it begins: after a fork in a program with threads,
// nothing may allocate.
struct Start {
  std::string path;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  CommandLimits limits;
};

[[noreturn]] void become(const Start& start, int input, int output, int complaints) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(complaints, STDERR_FILENO);
  limit(RLIMIT_AS, start.limits.memory);
  limit(RLIMIT_CPU, static_cast<std::size_t>(start.limits.processor_time.count()));
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  execve(start.path.c_str(), start.arguments.data(), start.environment.data());
  _exit(kCannotExecute);
}

// A process that has begun; ended with its group, and waited for, at the latest with this.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (id_ > 0) end();
  }

  void end() {
    kill(-id_, SIGKILL);
    while (waitpid(id_, &status_, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
  }

  // Whether it has ended by itself; its status is then kept, and what it has started is ended.
  bool has_ended() {
    if (id_ <= 0) return true;
    siginfo_t about = {};
    // Its id stays its own, and its group's, until it has been waited for.
    if (waitid(P_PID, static_cast<id_t>(id_), &about, WEXITED | WNOHANG | WNOWAIT) != 0 ||
        about.si_pid == 0) {
      return false;
    }
    end();
    return true;
  }

  // As waitpid() says it, once it has ended.
  int status() const { return status_; }

 private:
  pid_t id_;
  int status_ = 0;
};

// Reads what is there; closes the end when there will be no more.
void read_some(Descriptor& from, std::string& into, std::size_t most) {
  std::array<char, kPiece> piece;
  const ssize_t length = read(from.number(), piece.data(), piece.size());
  if (length < 0 && errno == EINTR) return;
  if (length <= 0) return from.close();
  const auto room = most - std::min(most, into.size());
  into.append(piece.data(), std::min(static_cast<std::size_t>(length), room));
}

class Watch {
 public:
  Watch(Descriptor output, Descriptor complaints, const CommandLimits& limits)
      : output_(std::move(output)),
        complaints_(std::move(complaints)),
        limits_(limits),
        deadline_(Clock::now() + limits.wall_time) {}

  // Reads until both ends are closed and the child has ended.
  tl::expected<CommandResult, CommandError> follow(Child& child) {
    while (output_.is_open() || complaints_.is_open() || !child.has_ended()) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now());
      if (left.count() <= 0) return failed(CommandFault::timed_out, time_out_text());
      wait_for_some(left);
      if (result_.output.size() > limits_.output) {
        return failed(CommandFault::too_much_output,
                      "gave more than " + std::to_string(limits_.output >> 20U) + " MiB of text");
      }
    }
    return settle(child.status());
  }

 private:
  void wait_for_some(std::chrono::milliseconds left) {
    // Ends that are closed have the number -1, which poll passes over. A child may close its ends
    // before it ends: then this is only a pause.
    constexpr std::chrono::milliseconds kPause{2};
    const bool is_open = output_.is_open() || complaints_.is_open();
    std::array<pollfd, 2> ends = {
        {{output_.number(), POLLIN, 0}, {complaints_.number(), POLLIN, 0}}};
    const auto pause = is_open ? left : std::min(left, kPause);
    if (poll(ends.data(), ends.size(), static_cast<int>(pause.count())) <= 0) return;
    if (ends[0].revents != 0) read_some(output_, result_.output, limits_.output + 1);
    if (ends[1].revents != 0) read_some(complaints_, result_.complaint, kLongestComplaint);
  }

  std::string time_out_text() const {
    return "took longer than " + std::to_string(limits_.wall_time.count() / 1000) + " s";
  }

  tl::expected<CommandResult, CommandError> settle(int status) {
    if (WIFSIGNALED(status)) {
      const int signal = WTERMSIG(status);
      if (signal == SIGXCPU || signal == SIGKILL) {
        return failed(CommandFault::timed_out,
                      "used more than " + std::to_string(limits_.processor_time.count()) +
                          " s of processor time, or was ended from outside");
      }
      return failed(CommandFault::killed, "crashed (signal " + std::to_string(signal) + ")");
    }
    result_.exit_status = WEXITSTATUS(status);
    result_.complaint.resize(std::min(result_.complaint.find('\n'), result_.complaint.size()));
    return std::move(result_);
  }

  Descriptor output_;
  Descriptor complaints_;
  CommandLimits limits_;
  Clock::time_point deadline_;
  CommandResult result_;
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

tl::expected<CommandResult, CommandError> run_bounded(const BoundedCommand& command,
                                                      std::string_view input) {
  Start start{find_program(command.program), {}, {}, command.limits};
  if (start.path.empty()) return failed(CommandFault::missing, "is not installed");
  std::vector<std::string> arguments = {command.program};
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  std::vector<std::string> environment = {std::string("PATH=") + kPath, "LC_ALL=C.UTF-8"};
  start.arguments = pointers_to(arguments);
  start.environment = pointers_to(environment);
  const Descriptor file = file_of(input);
  Pipe output;
  Pipe complaints;
  if (!file.is_open() || !open_pipe(output) || !open_pipe(complaints)) return not_started(errno);
  const pid_t id = fork();
  if (id < 0) return not_started(errno);
  if (id == 0) {
    become(start, file.number(), output.write_end.number(), complaints.write_end.number());
  }
  // In both processes, so that the group exists before it is ended, whichever runs first.
  setpgid(id, id);
  output.write_end.close();
  complaints.write_end.close();
  Child child(id);
  return Watch(std::move(output.read_end), std::move(complaints.read_end), command.limits)
      .follow(child);
}

}  // namespace article_search
