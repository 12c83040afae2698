#include "indexer/watch.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <poll.h>
#include <set>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "indexer/change_debounce.h"
#include "indexer/corrections_reader.h"
#include "indexer/folder_watcher.h"
#include "indexer/readers/reader_registry.h"
#include "indexer/source_files.h"
#include "indexer/vocabulary_reader.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A descriptor that becomes readable when a stop token is told to stop.
class StopDescriptor {
 public:
  explicit StopDescriptor(const std::stop_token& token) : callback_(token, Wake{descriptor_}) {}
  ~StopDescriptor() { close(descriptor_); }
  StopDescriptor(const StopDescriptor&) = delete;
  StopDescriptor& operator=(const StopDescriptor&) = delete;

  int get() const { return descriptor_; }

 private:
  struct Wake {
    int descriptor;
    void operator()() const { eventfd_write(descriptor, 1); }
  };

  int descriptor_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  std::stop_callback<Wake> callback_;
};

/// Where a source is looked for while it is not there: the nearest folder above it that is.
fs::path nearest_folder_above(const fs::path& source) {
  std::error_code error;
  fs::path folder = source.parent_path();
  while (folder.has_relative_path() && !fs::is_directory(folder, error)) {
    folder = folder.parent_path();
  }
  return folder;
}

/// The absolute path of a source without links above it. What it is itself a link to may change.
fs::path place_of(const fs::path& source) {
  std::error_code error;
  fs::path path = fs::absolute(source, error).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const fs::path folder = fs::weakly_canonical(path.parent_path(), error);
  return error ? path : folder / path.filename();
}

/// The file that a file of corrections is about; any other path as it is.
fs::path without_corrections_suffix(const fs::path& path) {
  std::string name = path.string();
  if (name.ends_with(kCorrectionsSuffix)) name.resize(name.size() - kCorrectionsSuffix.size());
  return name;
}

class CorpusWatch {
 public:
  CorpusWatch(const WatchOptions& options, const RunReport& on_run, FolderWatcher watcher)
      : options_(options),
        on_run_(on_run),
        watcher_(std::move(watcher)),
        stop_(options.sync.stop),
        debounce_(options.pause, options.longest) {
    for (const fs::path& source : options.sync.sources) sources_.insert(place_of(source));
  }

  tl::expected<void, IndexingError> run() {
    while (!options_.sync.stop.stop_requested()) {
      debounce_.clear();
      if (auto ready = watch_folders(); !ready) return ready;
      update();
      wait_for_changes();
    }
    return {};
  }

 private:
  /// Watches all folders there are. A folder that appears while others are listed is found by the
  /// next look, which is taken until nothing is new.
  tl::expected<void, IndexingError> watch_folders() {
    for (bool look_again = true; look_again && !options_.sync.stop.stop_requested();) {
      const auto watched = watcher_.watch(folders());
      if (!watched) return tl::unexpected(watched.error());
      look_again = *watched;
    }
    return {};
  }

  std::set<fs::path> folders() {
    listed_.clear();
    for (const fs::path& source : sources_) {
      // One source at a time: another that is gone must not hide it.
      const auto files = find_corpus_files({source}, options_.sync.filter);
      if (files) listed_.insert(files->folders.begin(), files->folders.end());
    }
    std::set<fs::path> folders = listed_;
    for (const fs::path& source : sources_) folders.insert(nearest_folder_above(source));
    return folders;
  }

  void update() {
    const auto report = sync_corpus(options_.sync);
    if (options_.sync.stop.stop_requested()) return;
    retry_at_.reset();
    if (!report) retry_at_ = Clock::now() + options_.retry;
    on_run_(report);
  }

  /// Returns when a run is due, or the watch is to end.
  void wait_for_changes() {
    while (!options_.sync.stop.stop_requested()) {
      const auto due = next_run();
      if (due && *due <= Clock::now()) return;
      wait_until(due);
      note_changes();
    }
  }

  std::optional<Clock::time_point> next_run() const {
    const auto due = debounce_.due();
    return due ? due : retry_at_;
  }

  /// Until something happens, or the time has come.
  void wait_until(std::optional<Clock::time_point> time) const {
    int timeout = -1;
    if (time) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(*time - Clock::now());
      timeout = static_cast<int>(std::max<std::int64_t>(left.count(), 0));
    }
    std::array<pollfd, 2> descriptors = {
        {{watcher_.descriptor(), POLLIN, 0}, {stop_.get(), POLLIN, 0}}};
    poll(descriptors.data(), descriptors.size(), timeout);
  }

  void note_changes() {
    const FolderWatcher::Events changes = watcher_.read();
    const bool any = changes.overflowed ||
                     std::ranges::any_of(changes.events, [this](const FolderWatcher::Event& event) {
                       return concerns_sources(event);
                     });
    if (any) debounce_.note(Clock::now());
  }

  /// Whether the next run could find anything else than the last. A source may be far below the
  /// folder in which it is waited for.
  bool concerns_sources(const FolderWatcher::Event& event) const {
    const fs::path corrected = without_corrections_suffix(event.path);
    const std::string path = corrected.string();
    const bool is_above_source = std::ranges::any_of(sources_, [&](const fs::path& source) {
      return source == corrected || source.string().starts_with(path + '/');
    });
    if (is_above_source) return true;
    const bool is_listed =
        listed_.contains(event.path) || listed_.contains(event.path.parent_path());
    if (!is_listed || is_passed_over(event.path)) return false;
    return event.is_folder || options_.sync.filter.format != nullptr ||
           event.path.filename() == kVocabularyFile || format_for(path) != nullptr;
  }

  const WatchOptions& options_;
  const RunReport& on_run_;
  FolderWatcher watcher_;
  StopDescriptor stop_;
  ChangeDebounce debounce_;
  std::optional<Clock::time_point> retry_at_;
  /// As place_of() gives them.
  std::set<fs::path> sources_;
  /// The folders whose files the last look found.
  std::set<fs::path> listed_;
};

}  // namespace

tl::expected<void, IndexingError> watch_corpus(const WatchOptions& options,
                                               const RunReport& on_run) {
  if (std::ranges::find(options.sync.sources, kStandardInputSource) != options.sync.sources.end()) {
    return tl::unexpected(IndexingError{.path = std::string(kStandardInput),
                                        .message = "cannot be watched; name files and folders"});
  }
  auto watcher = FolderWatcher::open();
  if (!watcher) return tl::unexpected(watcher.error());
  return CorpusWatch(options, on_run, *std::move(watcher)).run();
}

}  // namespace article_search
