#include "indexer/source_files.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/corrections_reader.h"
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

/// A folder's README, its vocabulary, corrections and JSON Schemas are about the corpus, not of it.
bool is_about_corpus(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with("README.") || name == kVocabularyFile || name.ends_with(".schema.json") ||
         name.ends_with(kCorrectionsSuffix);
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
    if (source == kStandardInputSource) {
      articles_.insert(kStandardInput);
      return {};
    }
    std::error_code error;
    const fs::path path = fs::canonical(source, error);
    if (error) return failed(source, "cannot be found: " + error.message());
    if (fs::is_directory(path, error)) {
      add_folder(path);
    } else {
      articles_.insert(path);
    }
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
      if (is_passed_over(entry->path())) continue;
      add_entry(*entry, folder.below / entry->path().filename());
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
    if (is_about_corpus(below)) return false;
    const bool is_known = format_for(below.string()) != nullptr;
    if (filter_.include.empty()) return is_known;
    return (is_known || filter_.format != nullptr) && matches_any(below, filter_.include);
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

tl::expected<std::string, IndexingError> read_whole(const fs::path& path) {
  // Not as /dev/stdin: opening that opens a named pipe once more, which waits for another writer.
  std::ifstream file;
  if (path != kStandardInput) file.open(path, std::ios::binary);
  std::istream& stream = path == kStandardInput ? std::cin : file;
  std::string content;
  constexpr std::size_t kPiece = std::size_t{256} * 1024;
  while (stream && content.size() <= kLargestSource) {
    const std::size_t size = content.size();
    content.resize(size + kPiece);
    stream.read(content.data() + size, kPiece);
    content.resize(size + static_cast<std::size_t>(stream.gcount()));
  }
  if (content.size() > kLargestSource) {
    return failed(path, "is larger than " + std::to_string(kLargestSource >> 20U) +
                            " MiB; split it into smaller files");
  }
  if (!stream.eof()) {
    return failed(path, "cannot be read: " + std::system_category().message(errno));
  }
  return content;
}

}  // namespace

tl::expected<CorpusFiles, IndexingError> find_corpus_files(const std::vector<fs::path>& sources,
                                                           const SourceFilter& filter) {
  SourceSearch search(filter);
  for (const fs::path& source : sources) {
    if (auto added = search.add(source); !added) return tl::unexpected(added.error());
  }
  return search.take();
}

IndexingError nothing_to_read(const CorpusFiles& files,
                              const fs::path& source,
                              const SourceFilter& filter) {
  if (!files.unlisted.empty()) return files.unlisted.front();
  const bool has_patterns = !filter.include.empty() || !filter.exclude.empty();
  return {.path = source.string(),
          .message = std::string("holds no file of a known format") +
                     (has_patterns ? " that --include and --exclude leave" : "") +
                     "; --help lists the formats"};
}

bool is_passed_over(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') ||
         (name.starts_with('#') && name.ends_with('#'));
}

bool is_unlisted(const CorpusFiles& files, const fs::path& path) {
  return std::ranges::any_of(files.unlisted, [&](const IndexingError& folder) {
    return path.string().starts_with(folder.path + '/');
  });
}

tl::expected<SourceFile, IndexingError> read_source_file(const fs::path& path) {
  auto content = read_whole(path);
  if (!content) return tl::unexpected(content.error());
  SourceFile file{.path = path.string(), .content = *std::move(content)};
  if (path == kStandardInput) return file;
  auto corrections = read_corrections_beside(file.path);
  if (!corrections) return tl::unexpected(corrections.error());
  file.corrections = *std::move(corrections);
  return file;
}

tl::expected<std::string, IndexingError> read_corrections_beside(const std::string& path) {
  const fs::path beside = path + std::string(kCorrectionsSuffix);
  std::error_code error;
  if (!fs::exists(beside, error)) return std::string();
  return read_whole(beside);
}

}  // namespace article_search
