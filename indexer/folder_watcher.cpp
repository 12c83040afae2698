#include "indexer/folder_watcher.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace article_search {

namespace {

namespace fs = std::filesystem;

/// Files count when they are closed, not at each write; links are only created.
constexpr std::uint32_t kMask = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO |
                                IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR;

/// Some hundred events.
constexpr std::size_t kBufferSize = std::size_t{64} * 1024;

std::string system_message() { return std::system_category().message(errno); }

}  // namespace

tl::expected<FolderWatcher, IndexingError> FolderWatcher::open() {
  const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor >= 0) return FolderWatcher(descriptor);
  return tl::unexpected(
      IndexingError{.path = "inotify", .message = "cannot watch for changes: " + system_message()});
}

FolderWatcher::FolderWatcher(FolderWatcher&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), folders_(std::move(other.folders_)) {}

FolderWatcher::~FolderWatcher() {
  if (descriptor_ >= 0) close(descriptor_);
}

tl::expected<bool, IndexingError> FolderWatcher::watch(const std::set<fs::path>& folders) {
  std::map<int, fs::path> watched;
  for (const fs::path& folder : folders) {
    const int number = inotify_add_watch(descriptor_, folder.c_str(), kMask);
    if (number >= 0) {
      watched.emplace(number, folder);
    } else if (errno == ENOSPC || errno == ENOMEM) {
      return tl::unexpected(IndexingError{
          .path = folder.string(),
          .message = "there are more folders than the system watches; raise the limit, "
                     "fs.inotify.max_user_watches (see inotify(7)), or --exclude some"});
    }
  }
  bool any_is_new = false;
  for (const auto& [number, folder] : watched) {
    const auto known = folders_.find(number);
    any_is_new = any_is_new || known == folders_.end() || known->second != folder;
  }
  for (const auto& [number, folder] : folders_) {
    if (!watched.contains(number)) inotify_rm_watch(descriptor_, number);
  }
  folders_ = std::move(watched);
  return any_is_new;
}

FolderWatcher::Events FolderWatcher::read() {
  std::array<char, kBufferSize> buffer{};
  Events result;
  const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
  for (std::size_t at = 0; size > 0 && at < static_cast<std::size_t>(size);) {
    inotify_event event{};
    std::memcpy(&event, buffer.data() + at, sizeof event);
    const char* const name = buffer.data() + at + sizeof event;
    at += sizeof event + event.len;
    if ((event.mask & IN_Q_OVERFLOW) != 0) result.overflowed = true;
    const auto folder = folders_.find(event.wd);
    if (folder == folders_.end()) continue;
    result.events.push_back({.path = event.len > 0 ? folder->second / name : folder->second,
                             .is_folder = event.len == 0 || (event.mask & IN_ISDIR) != 0});
    if ((event.mask & IN_IGNORED) != 0) folders_.erase(folder);
  }
  return result;
}

}  // namespace article_search
