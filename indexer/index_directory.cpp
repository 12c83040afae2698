#include "indexer/index_directory.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <string_view>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace article_search {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStubName = "XAPIANDB";
constexpr std::string_view kLockName = "lock";
constexpr std::string_view kStubStart = "auto ";
/// The file that Xapian writes last where it makes a database.
constexpr std::string_view kDatabaseName = "iamglass";
constexpr std::string_view kGenerationStart = "generation-";

tl::unexpected<IndexingError> failed(const fs::path& path, std::string message) {
  return tl::unexpected(IndexingError{.path = path.string(), .message = std::move(message)});
}

tl::unexpected<IndexingError> system_failed(const fs::path& path, std::string_view what) {
  const int error = errno;
  return failed(path, std::string(what) + ": " + std::system_category().message(error));
}

std::string read_all(int descriptor) {
  std::array<char, 64> buffer{};
  const ssize_t size = pread(descriptor, buffer.data(), buffer.size(), 0);
  return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
}

/// The N of "generation-N"; 0 for any other name.
unsigned generation_number(const fs::path& path) {
  const std::string name = path.filename().string();
  if (!name.starts_with(kGenerationStart)) return 0;
  unsigned number = 0;
  const char* const digits = name.data() + kGenerationStart.size();
  std::from_chars(digits, name.data() + name.size(), number);
  return number;
}

/// Writes `text` to a new file at `path` and waits until the disk has it.
tl::expected<void, IndexingError> write_durably(const fs::path& path, const std::string& text) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return system_failed(path, "cannot create the file");
  const bool written =
      write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(descriptor) == 0;
  auto result =
      written ? tl::expected<void, IndexingError>{} : system_failed(path, "cannot write the file");
  close(descriptor);
  return result;
}

tl::expected<void, IndexingError> replace_stub(const fs::path& directory, const fs::path& target) {
  const fs::path stub = directory / kStubName;
  const fs::path fresh = directory / (std::string(kStubName) + ".new");
  const std::string line = std::string(kStubStart) + target.filename().string() + '\n';
  if (auto written = write_durably(fresh, line); !written) return written;
  std::error_code error;
  fs::rename(fresh, stub, error);
  if (error) return failed(stub, "cannot put the new index in place: " + error.message());
  return {};
}

void remove_generations_except(const fs::path& directory,
                               const fs::path& live,
                               const fs::path& previous) {
  std::error_code ignored;  // What cannot be removed now is removed by the next run.
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const fs::path& path = entry.path();
    if (generation_number(path) == 0 || path == live || path == previous) continue;
    fs::remove_all(path, ignored);
  }
}

}  // namespace

tl::expected<IndexLock, IndexingError> IndexLock::acquire(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return failed(directory, "cannot create the index directory: " + error.message());
  const fs::path path = directory / kLockName;
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return system_failed(path, "cannot open the lock file");
  IndexLock lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return failed(directory, "another indexer (process " + read_all(descriptor) +
                                 ") is writing this index; wait for it to end or stop it");
  }
  const std::string owner = std::to_string(getpid());
  if (ftruncate(descriptor, 0) != 0 ||
      pwrite(descriptor, owner.data(), owner.size(), 0) != static_cast<ssize_t>(owner.size())) {
    return system_failed(path, "cannot write the lock file");
  }
  return lock;
}

IndexLock::IndexLock(IndexLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

IndexLock::~IndexLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::optional<fs::path> live_generation(const fs::path& directory) {
  std::ifstream stub(directory / kStubName);
  std::string line;
  if (!std::getline(stub, line) || !line.starts_with(kStubStart)) return std::nullopt;
  return directory / line.substr(kStubStart.size());
}

fs::path next_generation(const fs::path& directory) {
  unsigned last = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    last = std::max(last, generation_number(entry.path()));
  }
  return directory / (std::string(kGenerationStart) + std::to_string(last + 1));
}

void discard_generation(const fs::path& generation) {
  std::error_code ignored;  // The next build removes what is left.
  fs::remove_all(generation, ignored);
}

void discard_unfinished_generations(const fs::path& directory) {
  const fs::path live = live_generation(directory).value_or(fs::path());
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const fs::path& path = entry.path();
    const bool is_finished = fs::exists(path / kDatabaseName, ignored);
    if (generation_number(path) > 0 && path != live && !is_finished) discard_generation(path);
  }
}

tl::expected<void, IndexingError> publish_generation(const fs::path& directory,
                                                     const fs::path& generation) {
  const fs::path previous = live_generation(directory).value_or(generation);
  if (auto replaced = replace_stub(directory, generation); !replaced) return replaced;
  remove_generations_except(directory, generation, previous);
  return {};
}

tl::expected<std::string, IndexingError> roll_back(const fs::path& directory) {
  auto lock = IndexLock::acquire(directory);
  if (!lock) return tl::unexpected(lock.error());
  const auto live = live_generation(directory);
  if (!live) return failed(directory, "holds no index");
  fs::path previous;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const unsigned number = generation_number(entry.path());
    if (number < generation_number(*live) && number > generation_number(previous)) {
      previous = entry.path();
    }
  }
  if (previous.empty()) return failed(directory, "holds no generation before the live one");
  if (auto replaced = replace_stub(directory, previous); !replaced) {
    return tl::unexpected(replaced.error());
  }
  return previous.filename().string();
}

}  // namespace article_search
