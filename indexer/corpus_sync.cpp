#include "indexer/corpus_sync.h"

#include <set>
#include <system_error>
#include <utility>

#include "indexer/article.h"
#include "indexer/index_writer.h"
#include "indexer/passage_splitter.h"
#include "indexer/readers/reader_registry.h"
#include "indexer/schema/content_hash.h"
#include "indexer/vocabulary_reader.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

/// Changes whenever reading or splitting gives other passages, so that update re-reads every file.
constexpr std::string_view kIndexingVersion = "1";

tl::unexpected<IndexingError> failed(const fs::path& path, std::string message) {
  return tl::unexpected(IndexingError{.path = path.string(), .message = std::move(message)});
}

class CorpusSync {
 public:
  CorpusSync(IndexWriter writer, const SyncOptions& options)
      : writer_(std::move(writer)), options_(options) {}

  tl::expected<IndexingReport, IndexingError> run(const CorpusFiles& files) {
    std::set<fs::path> wanted(files.articles.begin(), files.articles.end());
    if (files.vocabulary) wanted.insert(*files.vocabulary);
    begin_progress(wanted);
    report_.failed = files.unlisted;
    if (auto removed = remove_all_but(wanted, files); !removed) {
      return tl::unexpected(removed.error());
    }
    for (const fs::path& path : wanted) {
      if (options_.stop.stop_requested()) return stopped();
      const bool is_vocabulary = path == files.vocabulary;
      const auto put = is_vocabulary ? &CorpusSync::put_vocabulary : &CorpusSync::put_articles;
      if (auto indexed = index_file(path, put); !indexed) return tl::unexpected(indexed.error());
    }
    return finish();
  }

 private:
  tl::expected<IndexingReport, IndexingError> finish() {
    if (report_.changes_nothing() && !writer_.is_new()) return std::move(report_);
    if (options_.stop.stop_requested()) return stopped();
    if (auto committed = writer_.commit(options_.before_commit); !committed) {
      return tl::unexpected(committed.error());
    }
    return std::move(report_);
  }

  tl::unexpected<IndexingError> stopped() const {
    return failed(options_.index, "the run was interrupted; the index is as it was before");
  }

  void begin_progress(const std::set<fs::path>& files) {
    if (!options_.on_progress) return;
    progress_.files_total = files.size();
    for (const fs::path& path : files) {
      std::error_code error;
      const std::uintmax_t size = fs::file_size(path, error);
      if (!error) progress_.bytes_total += size;
    }
    options_.on_progress(progress_);
  }

  void note_progress(std::size_t bytes) {
    report_.bytes_read += bytes;
    if (!options_.on_progress) return;
    ++progress_.files_done;
    progress_.bytes_done = report_.bytes_read;
    progress_.passages = report_.passages;
    options_.on_progress(progress_);
  }

  tl::expected<void, IndexingError> remove_all_but(const std::set<fs::path>& wanted,
                                                   const CorpusFiles& files) {
    std::vector<std::string> gone;
    for (const auto& [path, source] : writer_.sources()) {
      if (!wanted.contains(path) && !is_unlisted(files, path)) gone.push_back(path);
    }
    for (const std::string& path : gone) {
      if (auto removed = writer_.remove(path); !removed) return removed;
    }
    report_.removed = std::move(gone);
    return {};
  }

  /// How a file's content gets into the index; the list of the report that the file belongs to.
  using Put = tl::expected<void, IndexingError> (CorpusSync::*)(const SourceFile&,
                                                                const std::string& hash,
                                                                std::vector<std::string>& outcome);

  /// A file that cannot be read goes into the report; an error is about the index.
  tl::expected<void, IndexingError> index_file(const fs::path& path, Put put) {
    const auto file = read_source_file(path);
    auto indexed = file ? index_content(*file, put) : note_failure(file.error());
    note_progress(file ? file->content.size() : 0);
    return indexed;
  }

  tl::expected<void, IndexingError> index_content(const SourceFile& file, Put put) {
    const std::string hash =
        schema::content_hash(std::string(kIndexingVersion) + '\n' + file.content);
    const auto known = writer_.sources().find(file.path);
    const bool is_known = known != writer_.sources().end();
    if (is_known && known->second.content_hash == hash) {
      report_.unchanged.push_back(file.path);
      return {};
    }
    return (this->*put)(file, hash, is_known ? report_.changed : report_.added);
  }

  tl::expected<void, IndexingError> put_vocabulary(const SourceFile& file,
                                                   const std::string& hash,
                                                   std::vector<std::string>& outcome) {
    const auto vocabulary = read_vocabulary(file);
    if (!vocabulary) return note_failure(vocabulary.error());
    auto written = writer_.put_vocabulary(file.path, hash, *vocabulary);
    if (written) outcome.push_back(file.path);
    return written;
  }

  tl::expected<void, IndexingError> put_articles(const SourceFile& file,
                                                 const std::string& hash,
                                                 std::vector<std::string>& outcome) {
    const auto preview = preview_file(file);
    if (!preview) return note_failure(preview.error());
    std::vector<PreparedArticle> prepared;
    for (const ArticlePreview& article : *preview) {
      prepared.push_back({article.article, article.passages});
    }
    if (auto free = writer_.check_ids(file.path, prepared); !free) {
      return note_failure(free.error());
    }
    if (auto written = writer_.put(file.path, hash, prepared); !written) return written;
    outcome.push_back(file.path);
    for (const ArticlePreview& article : *preview) count(article);
    return {};
  }

  tl::expected<void, IndexingError> note_failure(IndexingError error) {
    report_.failed.push_back(std::move(error));
    return {};
  }

  void count(const ArticlePreview& preview) {
    ++report_.articles;
    report_.passages += preview.passages.size();
    const auto& warnings = preview.article.warnings;
    report_.warnings.insert(report_.warnings.end(), warnings.begin(), warnings.end());
  }

  IndexWriter writer_;
  const SyncOptions& options_;
  IndexingReport report_;
  SyncProgress progress_;
};

}  // namespace

bool IndexingReport::changes_nothing() const {
  return added.empty() && changed.empty() && removed.empty();
}

tl::expected<std::vector<ArticlePreview>, IndexingError> preview_file(const SourceFile& file) {
  auto articles = read_articles(file);
  if (!articles) return tl::unexpected(articles.error());
  std::vector<ArticlePreview> previews;
  for (Article& article : *articles) {
    SplitResult split = split_into_passages(article);
    previews.push_back(
        {std::move(article), std::move(split.passages), std::move(split.duplicates)});
  }
  return previews;
}

tl::expected<IndexingReport, IndexingError> sync_corpus(const SyncOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const auto files = find_corpus_files(options.sources, options.filter);
  if (!files) return tl::unexpected(files.error());
  if (files->articles.empty()) {
    return files->unlisted.empty() ? failed(options.sources.front(),
                                            "holds no file of a known format; nothing was changed")
                                   : tl::unexpected(files->unlisted.front());
  }
  auto writer = options.mode == SyncMode::build ? IndexWriter::build(options.index)
                                                : IndexWriter::update(options.index);
  if (!writer) return tl::unexpected(writer.error());
  auto report = CorpusSync(*std::move(writer), options).run(*files);
  if (report) {
    report->elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begin);
  }
  return report;
}

}  // namespace article_search
