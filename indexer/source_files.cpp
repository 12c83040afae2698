#include "indexer/source_files.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <set>
#include <sys/stat.h>
#include <system_error>
#include <utility>

#include "indexer/path_pattern.h"
#include "indexer/readers/reader_registry.h"
#include "indexer/vocabulary_reader.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

IndexingError about(const fs::path& path, std::string message) {
  return {.path = path.string(), .message = std::move(message)};
}

tl::unexpected<IndexingError> failed(const fs::path& path, std::string message) {
  return tl::unexpected(about(path, std::move(message)));
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// A folder's README, its vocabulary and JSON Schemas are about the corpus, not of it.
bool is_about_corpus(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with("README.") || name == kVocabularyFile || name.ends_with(".schema.json");
}

/// Whether reading is worth a try: an ordinary file, or something whose nature cannot be told.
bool may_be_file(const fs::file_status& status) {
  return fs::is_regular_file(status) || !fs::status_known(status) || !fs::exists(status);
}

/// Collects the files of the sources that are added to it.
class SourceSearch {
 public:
  explicit SourceSearch(const SourceFilter& filter) : filter_(filter) {}

  tl::expected<void, IndexingError> add(const fs::path& source) {
    std::error_code error;
    const fs::path path = fs::canonical(source, error);
    if (error) return failed(source, "cannot be found: " + error.message());
    if (fs::is_directory(path, error)) {
      add_folder(path);
      return {};
    }
    if (format_for(path.string()) == nullptr) {
      return failed(source, "is of no known format; article-indexer --help lists them");
    }
    articles_.insert(path);
    return {};
  }

  tl::expected<CorpusFiles, IndexingError> take() {
    if (vocabularies_.size() > 1) {
      return failed(*vocabularies_.rbegin(), "is a second vocabulary beside " +
                                                 vocabularies_.begin()->string() +
                                                 "; a corpus has one, so join them");
    }
    CorpusFiles files{.articles = {articles_.begin(), articles_.end()},
                      .vocabulary = {},
                      .folders = {folders_.begin(), folders_.end()},
                      .unlisted = std::move(unlisted_)};
    if (!vocabularies_.empty()) files.vocabulary = *vocabularies_.begin();
    return files;
  }

 private:
  /// A folder by its real path, and by the path on which it was found below the one named.
  struct Folder {
    fs::path real;
    fs::path below;
  };

  void add_folder(const fs::path& top) {
    std::error_code ignored;  // One that cannot be asked for is reported when the folder is listed.
    const fs::path vocabulary = top / kVocabularyFile;
    if (fs::exists(vocabulary, ignored)) vocabularies_.insert(vocabulary);
    pending_.push_back({.real = top, .below = {}});
    while (!pending_.empty()) {
      const Folder folder = std::move(pending_.back());
      pending_.pop_back();
      if (folders_.insert(folder.real).second) list(folder);
    }
  }

  void list(const Folder& folder) {
    std::error_code error;
    fs::directory_iterator entry(folder.real, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      if (!is_hidden(entry->path())) add_entry(*entry, folder.below / entry->path().filename());
    }
    if (!error) return;
    unlisted_.push_back(about(folder.real, "cannot list the folder: " + error.message()));
  }

  void add_entry(const fs::directory_entry& entry, const fs::path& below) {
    if (matches_any(below, filter_.exclude)) return;
    const fs::path& path = entry.path();
    std::error_code error;
    const fs::file_status status = entry.status(error);
    if (fs::is_directory(status)) {
      const fs::path real = fs::canonical(path, error);
      pending_.push_back({.real = error ? path : real, .below = below});
    } else if (may_be_file(status) && is_wanted(below)) {
      articles_.insert(path);
    }
  }

  bool is_wanted(const fs::path& below) const {
    return !is_about_corpus(below) && format_for(below.string()) != nullptr &&
           (filter_.include.empty() || matches_any(below, filter_.include));
  }

  static bool matches_any(const fs::path& path, const std::vector<std::string>& patterns) {
    return std::ranges::any_of(
        patterns, [&](const std::string& pattern) { return matches_pattern(path, pattern); });
  }

  const SourceFilter& filter_;
  std::vector<Folder> pending_;
  std::set<fs::path> folders_;
  std::set<fs::path> articles_;
  std::set<fs::path> vocabularies_;
  std::vector<IndexingError> unlisted_;
};

}  // namespace

tl::expected<CorpusFiles, IndexingError> find_corpus_files(const std::vector<fs::path>& sources,
                                                           const SourceFilter& filter) {
  SourceSearch search(filter);
  for (const fs::path& source : sources) {
    if (auto added = search.add(source); !added) return tl::unexpected(added.error());
  }
  return search.take();
}

bool is_unlisted(const CorpusFiles& files, const fs::path& path) {
  return std::ranges::any_of(files.unlisted, [&](const IndexingError& folder) {
    return path.string().starts_with(folder.path + '/');
  });
}

tl::expected<SourceFile, IndexingError> read_source_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  SourceFile file{.path = path.string(), .content = {}};
  constexpr std::size_t kPiece = std::size_t{256} * 1024;
  while (stream && file.content.size() <= kLargestSource) {
    const std::size_t size = file.content.size();
    file.content.resize(size + kPiece);
    stream.read(file.content.data() + size, kPiece);
    file.content.resize(size + static_cast<std::size_t>(stream.gcount()));
  }
  if (file.content.size() > kLargestSource) {
    return failed(path, "is larger than " + std::to_string(kLargestSource >> 20U) +
                            " MiB; split it into smaller files");
  }
  if (!stream.eof()) {
    return failed(path, "cannot be read: " + std::system_category().message(errno));
  }
  return file;
}

tl::expected<void, IndexingError> read_in_pieces(
    const fs::path& path, const std::function<void(std::string_view piece)>& take) {
  constexpr std::size_t kPiece = std::size_t{256} * 1024;
  std::ifstream stream(path, std::ios::binary);
  std::string piece(kPiece, '\0');
  while (stream) {
    stream.read(piece.data(), kPiece);
    take(std::string_view(piece).substr(0, static_cast<std::size_t>(stream.gcount())));
  }
  if (stream.eof()) return {};
  return failed(path, "cannot be read: " + std::system_category().message(errno));
}

schema::FileStamp stamp_of(const fs::path& path) {
  using std::chrono::nanoseconds;
  using std::chrono::seconds;
  constexpr seconds kStep(2);
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return {};
  const nanoseconds changed = seconds(status.st_ctim.tv_sec) + nanoseconds(status.st_ctim.tv_nsec);
  const nanoseconds now = std::chrono::system_clock::now().time_since_epoch();
  const bool is_settled = changed.count() > 0 && changed + kStep < now;
  return {.bytes = static_cast<std::uint64_t>(status.st_size),
          .changed_ns = is_settled ? static_cast<std::uint64_t>(changed.count()) : 0,
          .inode = status.st_ino};
}

}  // namespace article_search
