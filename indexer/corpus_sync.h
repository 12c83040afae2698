#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article_preview.h"
#include "indexer/indexing_error.h"
#include "indexer/source_files.h"

namespace Xapian {  // NOLINT(readability-identifier-naming): the library's own name
class Database;
}

namespace article_search {

/// build: everything anew, beside the old index. update: only what changed since the last run.
enum class SyncMode { build, update };

/// How far a run has come. The totals stand from the beginning.
struct SyncProgress {
  std::size_t files_done = 0;
  std::size_t files_total = 0;
  /// Of the files as they lie on the disk.
  std::uintmax_t bytes_done = 0;
  std::uintmax_t bytes_total = 0;
  /// Written so far; files that did not change add none.
  std::size_t passages = 0;
};

/// Looks at the state that a run is about to commit: complete, stamped, and seen by nobody else. An
/// error refuses it. Must not change the database, nor keep it.
using CommitCheck = std::function<tl::expected<void, IndexingError>(const Xapian::Database& index)>;

struct SyncOptions {
  /// Files and folders; a folder is read with all that is below it.
  std::vector<std::filesystem::path> sources;
  std::filesystem::path index;
  SyncMode mode = SyncMode::update;
  SourceFilter filter = {};
  /// Asked before each file and article; a run that is told to stop ends with an error and commits
  /// nothing.
  std::stop_token stop = {};
  /// Called when the files are known, after each of them, and now and then within large ones, by
  /// the thread that runs; may be empty.
  std::function<void(const SyncProgress& progress)> on_progress = {};
  /// May be empty. Not asked by a run that changes nothing.
  CommitCheck before_commit = {};
};

/// What a run did, by the paths of files. Each file is in one list.
struct IndexingReport {
  std::vector<std::string> added;
  std::vector<std::string> changed;
  std::vector<std::string> unchanged;
  /// Files that the index held and that are gone from the sources.
  std::vector<std::string> removed;
  /// Files that could not be read, and articles whose id another one has, by their line. What the
  /// index held of the files stays; articles of such a file that could be read are indexed. Ends
  /// with the index itself where a new one would have no article and was not made.
  std::vector<IndexingError> failed;
  /// What readers had to mend, in files that were indexed.
  std::vector<IndexingError> warnings;
  /// Written by this run: those of files that were added, and those that changed in others.
  std::size_t articles = 0;
  std::size_t passages = 0;
  /// Of all files that were looked at, as they lie on the disk.
  std::uintmax_t bytes_read = 0;
  std::chrono::milliseconds elapsed{};

  bool changes_nothing() const;
};

/// Makes the index hold just the articles of the sources. One bad file does not stop a run: it is
/// in the report. An error means that the index is as it was.
///
/// Whether a file changed is told, in this order, by its size, inode and time of change, which cost
/// no reading; by the hash of its bytes; and, for each of its articles, by the hash of what is
/// indexed of it: what is equal stays as it is. Formats that are read article by article (JSON
/// Lines) may be of any size; memory does not grow with the corpus.
tl::expected<IndexingReport, IndexingError> sync_corpus(const SyncOptions& options);

}  // namespace article_search
