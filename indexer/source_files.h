#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/reader_registry.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// What is read of the folders among the sources; patterns as path_pattern.h says, compared with
/// paths below the folder that was named. What is named outright is always read.
struct SourceFilter {
  /// Files that match none of these are passed over; empty: none is.
  std::vector<std::string> include;
  /// Files that match one of these are passed over, and folders with all that is below them.
  std::vector<std::string> exclude;
  /// What every file is read as, whatever its name and content say; null: as these say. With a
  /// format, `include` also finds files whose extension is none of ours.
  const Format* format = nullptr;
};

/// The source that is read from standard input, and how it is called afterwards.
inline constexpr std::string_view kStandardInputSource = "-";
inline constexpr std::string_view kStandardInput = "standard input";

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

/// The files that a run over `sources` reads: what is named outright, and in folders what has the
/// extension of a known format and passes `filter`, without hidden files, those that editors make
/// while they write (`a.md~`, `#a.md#`, `~$a.docx`), READMEs, corrections and JSON Schemas; and the
/// vocabulary of a folder among the sources. Links to folders are followed and each folder is
/// listed once, so that a loop of links ends. A link to a file that is gone counts as a file, for
/// reading it to report. Errors: a source that is missing, and a second vocabulary.
tl::expected<CorpusFiles, IndexingError> find_corpus_files(
    const std::vector<std::filesystem::path>& sources, const SourceFilter& filter = {});

/// Why `files` has no article, as an error about `source`, the first of those that were searched.
IndexingError nothing_to_read(const CorpusFiles& files,
                              const std::filesystem::path& source,
                              const SourceFilter& filter);

/// Whether a file or folder of this name is passed over in folders: it is hidden, or an editor's.
bool is_passed_over(const std::filesystem::path& path);

/// Whether `path` lies in one of the folders that could not be listed.
bool is_unlisted(const CorpusFiles& files, const std::filesystem::path& path);

/// The whole file, with the corrections beside it if there are any, or all of standard input for
/// kStandardInput. Error: one of them cannot be read, or is larger than kLargestSource; no more
/// than that of each is ever in memory.
tl::expected<SourceFile, IndexingError> read_source_file(const std::filesystem::path& path);

/// The content of the file with the corrections beside the file at `path`; empty without one.
/// Error: it cannot be read, or is larger than kLargestSource.
tl::expected<std::string, IndexingError> read_corrections_beside(const std::string& path);

}  // namespace article_search
