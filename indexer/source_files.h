#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"
#include "indexer/schema/stored_source.h"

namespace article_search {

/// What is read of the folders among the sources; patterns as path_pattern.h says, compared with
/// paths below the folder that was named. What is named outright is always read.
struct SourceFilter {
  /// Files that match none of these are passed over; empty: none is.
  std::vector<std::string> include;
  /// Files that match one of these are passed over, and folders with all that is below them.
  std::vector<std::string> exclude;
};

/// The files of a corpus.
struct CorpusFiles {
  /// Sorted, each once.
  std::vector<std::filesystem::path> articles;
  std::optional<std::filesystem::path> vocabulary;
  /// The folders that were listed: those named and those below them. Sorted, without links.
  std::vector<std::filesystem::path> folders;
  /// Folders that could not be listed. What is below them is unknown, not gone.
  std::vector<IndexingError> unlisted;
};

/// The files that a run over `sources` reads: those of a known format that `filter` lets pass,
/// without hidden ones, READMEs and JSON Schemas, and the vocabulary of a folder among the sources.
/// Links to folders are followed and each folder is listed once, so that a loop of links ends. A
/// link to a file that is gone counts as a file, for reading it to report. Errors: a source that is
/// missing, a file named outright that is of unknown format, and a second vocabulary.
tl::expected<CorpusFiles, IndexingError> find_corpus_files(
    const std::vector<std::filesystem::path>& sources, const SourceFilter& filter = {});

/// Whether `path` lies in one of the folders that could not be listed.
bool is_unlisted(const CorpusFiles& files, const std::filesystem::path& path);

/// The whole file. Error: it cannot be read, or is larger than kLargestSource; no more than that is
/// ever in memory.
tl::expected<SourceFile, IndexingError> read_source_file(const std::filesystem::path& path);

/// Gives the bytes of the file to `take`, piece by piece. Error: it cannot be read.
tl::expected<void, IndexingError> read_in_pieces(
    const std::filesystem::path& path, const std::function<void(std::string_view piece)>& take);

/// The file's stamp now; all zero when it cannot be had. A change less than two seconds ago counts
/// as no time at all, since the next one might be given the same: file systems keep times in steps
/// of up to two seconds.
schema::FileStamp stamp_of(const std::filesystem::path& path);

}  // namespace article_search
