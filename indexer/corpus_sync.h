#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/passage.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// build: everything anew, beside the old index. update: only what changed since the last run.
enum class SyncMode { build, update };

struct SyncOptions {
  /// Files and folders; a folder is read with all that is below it.
  std::vector<std::filesystem::path> sources;
  std::filesystem::path index;
  SyncMode mode = SyncMode::update;
};

/// What a run did, by the paths of files. Each file is in one list.
struct IndexingReport {
  std::vector<std::string> added;
  std::vector<std::string> changed;
  std::vector<std::string> unchanged;
  /// Files that the index held and that are gone from the sources.
  std::vector<std::string> removed;
  /// Files that could not be read. What the index held of them stays.
  std::vector<IndexingError> failed;
  /// What readers had to mend, in files that were indexed.
  std::vector<IndexingError> warnings;
  /// In the files that were added or changed.
  std::size_t articles = 0;
  std::size_t passages = 0;

  bool changes_nothing() const;
};

/// What an index would hold of an article.
struct ArticlePreview {
  Article article;
  std::vector<Passage> passages;
  /// Passages that the article says again; the index holds them once.
  std::vector<Passage> duplicates;
};

/// The files of a corpus.
struct CorpusFiles {
  /// Sorted, each once.
  std::vector<std::filesystem::path> articles;
  std::optional<std::filesystem::path> vocabulary;
};

/// The files that a run over `sources` reads: those of a known format, without hidden ones,
/// READMEs and JSON Schemas, and the vocabulary of a folder among the sources. A source that is
/// missing, a file named outright of unknown format, and a second vocabulary are errors.
tl::expected<CorpusFiles, IndexingError> find_corpus_files(
    const std::vector<std::filesystem::path>& sources);

tl::expected<SourceFile, IndexingError> read_source_file(const std::filesystem::path& path);

/// Everything that indexing does with a file before it touches the index.
tl::expected<std::vector<ArticlePreview>, IndexingError> preview_file(const SourceFile& file);

/// Makes the index hold just the articles of the sources. One bad file does not stop a run: it is
/// in the report. An error means that the index is as it was.
tl::expected<IndexingReport, IndexingError> sync_corpus(const SyncOptions& options);

}  // namespace article_search
