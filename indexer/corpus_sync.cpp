#include "indexer/corpus_sync.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>

#include "indexer/article.h"
#include "indexer/article_hash.h"
#include "indexer/corrections_reader.h"
#include "indexer/file_stamp.h"
#include "indexer/index_writer.h"
#include "indexer/readers/reader_registry.h"
#include "indexer/schema/content_hash.h"
#include "indexer/vocabulary_reader.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

using schema::FileStamp;
using schema::StoredSource;

enum class FileRole { articles, vocabulary };

IndexingError taken_id(const Article& article, const std::string& path, const std::string& owner) {
  return {.path = path,
          .line = article.blocks.empty() ? 0 : article.blocks.front().line,
          .message = "the article id \"" + article.id + "\" is also that of an article in " +
                     (owner == path ? "the same file" : owner) + "; give one of them another"};
}

tl::unexpected<IndexingError> failed(const fs::path& path, std::string message) {
  return tl::unexpected(IndexingError{.path = path.string(), .message = std::move(message)});
}

class CorpusSync {
 public:
  CorpusSync(IndexWriter writer, const SyncOptions& options, const schema::Vocabulary& vocabulary)
      : writer_(std::move(writer)),
        options_(options),
        topics_(vocabulary),
        vocabulary_hash_(schema::content_hash(encode(vocabulary))) {}

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
      const FileRole role = path == files.vocabulary ? FileRole::vocabulary : FileRole::articles;
      if (auto indexed = index_file(path, role); !indexed) return tl::unexpected(indexed.error());
    }
    return finish();
  }

 private:
  tl::expected<IndexingReport, IndexingError> finish() {
    if (report_.changes_nothing() && !writer_.is_new()) {
      // Stamps alone are nothing that readers see, but spare the next run the reading of files.
      if (auto kept = writer_.commit_stamps(); !kept) return tl::unexpected(kept.error());
      return std::move(report_);
    }
    if (options_.stop.stop_requested()) return stopped();
    if (writer_.is_new() && report_.articles == 0) {
      // It would take the place of an index with articles.
      report_.failed.push_back({.path = options_.index.string(),
                                .message = "no file could be indexed, so no index was made; what "
                                           "was there before stays"});
      return std::move(report_);
    }
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
    ++progress_.files_done;
    show_progress(0);
  }

  /// `bytes` were read of the file at hand.
  void show_progress(std::uintmax_t bytes) {
    if (!options_.on_progress) return;
    progress_.bytes_done = report_.bytes_read + bytes;
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

  /// A file that cannot be read goes into the report; an error is about the index.
  tl::expected<void, IndexingError> index_file(const fs::path& path, FileRole role) {
    const FileStamp stamp = full_stamp(path);
    const auto known = writer_.sources().find(path.string());
    auto indexed = tl::expected<void, IndexingError>{};
    if (known != writer_.sources().end() && stamp.changed_ns != 0 && known->second.stamp == stamp) {
      report_.unchanged.push_back(path.string());
    } else {
      const Format* const stream = role == FileRole::articles ? streamed_format(path) : nullptr;
      StoredSource source{.path = path.string(), .content_hash = {}, .stamp = stamp};
      indexed = stream != nullptr ? index_stream(std::move(source), *stream)
                                  : index_whole(std::move(source), role);
    }
    note_progress(stamp.bytes);
    return indexed;
  }

  /// The stamp of a file, with that of its corrections among the circumstances.
  FileStamp full_stamp(const fs::path& path) const {
    FileStamp stamp = stamp_of(path);
    std::string circumstances = configuration();
    const fs::path beside = path.string() + std::string(kCorrectionsSuffix);
    std::error_code error;
    if (fs::exists(beside, error)) {
      const FileStamp corrections = stamp_of(beside);
      if (corrections.changed_ns == 0) stamp.changed_ns = 0;
      circumstances += '\n' + std::to_string(corrections.bytes) + ' ' +
                       std::to_string(corrections.changed_ns) + ' ' +
                       std::to_string(corrections.inode);
    }
    stamp.circumstances = schema::hash64(circumstances);
    return stamp;
  }

  /// What decides beside a file's content and corrections what is indexed of it: topics are the
  /// vocabulary's terms.
  std::string configuration() const {
    const Format* const format = options_.filter.format;
    return std::to_string(kIndexingVersion).append(format ? format->option_name : "") + '\n' +
           vocabulary_hash_;
  }

  const Format* streamed_format(const fs::path& path) const {
    const Format* const wanted = options_.filter.format;
    const Format* const format = wanted != nullptr ? wanted : format_for(path.string());
    const bool can_be_streamed = format != nullptr && format->stream != nullptr;
    return can_be_streamed && path != kStandardInput ? format : nullptr;
  }

  tl::expected<void, IndexingError> index_stream(StoredSource source, const Format& format) {
    const auto corrections = read_corrections_beside(source.path);
    if (!corrections) return note_failure(corrections.error());
    schema::ContentHasher hasher;
    hasher.add(hash_start(*corrections));
    const auto read =
        read_in_pieces(source.path, [&](std::string_view piece) { hasher.add(piece); });
    if (!read) return note_failure(read.error());
    source.content_hash = hasher.content_hash();
    if (is_held(source)) return note_unchanged(source);
    return put_articles(source, *corrections, [&](const ArticleConsumer& consumer) {
      return format.stream(source.path, consumer);
    });
  }

  tl::expected<void, IndexingError> index_whole(StoredSource source, FileRole role) {
    const auto file = read_source_file(source.path);
    if (!file) return note_failure(file.error());
    source.content_hash = schema::content_hash(hash_start(file->corrections) + file->content);
    if (is_held(source)) return note_unchanged(source);
    if (role == FileRole::vocabulary) return put_vocabulary(*file, source);
    const Format* const format = options_.filter.format;
    auto articles = format == nullptr ? read_articles(*file) : read_articles(*file, *format);
    if (!articles) return note_failure(articles.error());
    return put_articles(source, file->corrections, [&](const ArticleConsumer& consumer) {
      auto article = articles->begin();
      while (article != articles->end() && consumer.take(std::move(*article)) == Reading::goes_on) {
        ++article;
      }
      return tl::expected<void, IndexingError>{};
    });
  }

  std::string hash_start(const std::string& corrections) const {
    return configuration() + '\n' + schema::content_hash(corrections) + '\n';
  }

  bool is_known(const StoredSource& source) const {
    return writer_.sources().contains(source.path);
  }

  bool is_held(const StoredSource& source) const {
    return is_known(source) &&
           writer_.sources().at(source.path).content_hash == source.content_hash;
  }

  tl::expected<void, IndexingError> note_unchanged(const StoredSource& source) {
    report_.unchanged.push_back(source.path);
    return writer_.restamp(source.path, source.stamp);
  }

  tl::expected<void, IndexingError> put_vocabulary(const SourceFile& file,
                                                   const StoredSource& source) {
    const auto vocabulary = read_vocabulary(file);
    if (!vocabulary) return note_failure(vocabulary.error());
    (is_known(source) ? report_.changed : report_.added).push_back(source.path);
    return writer_.put_vocabulary(source, *vocabulary);
  }

  /// A source on its way into the index.
  struct SourceRun {
    const std::string& path;
    std::vector<ArticleCorrections> corrections;
    /// Of what decides beside an article what is indexed of it.
    std::string hash_start;
    std::size_t taken = 0;
    std::size_t refused = 0;
    /// About the index, or that the run was stopped.
    tl::expected<void, IndexingError> state;
  };

  template <typename Give>
  tl::expected<void, IndexingError> put_articles(const StoredSource& source,
                                                 const std::string& corrections,
                                                 const Give& give) {
    auto corrected =
        read_corrections({.path = source.path, .content = {}, .corrections = corrections});
    if (!corrected) return note_failure(corrected.error());
    std::vector<std::string>& outcome = is_known(source) ? report_.changed : report_.added;
    SourceRun run{.path = source.path,
                  .corrections = std::move(corrected->corrections),
                  .hash_start = hash_start(corrections),
                  .state = writer_.begin_source(source)};
    if (!run.state) return run.state;
    std::ranges::move(corrected->warnings, std::back_inserter(report_.warnings));
    const tl::expected<void, IndexingError> read = give(ArticleConsumer{
        .take = [&](Article article) { return take(std::move(article), run); },
        .warn = [&](IndexingError warning) { report_.warnings.push_back(std::move(warning)); },
        .note_read = [&](std::uintmax_t bytes) { show_progress(bytes); }});
    if (!run.state) return run.state;
    if (!read) report_.failed.push_back(read.error());
    if (run.taken > 0) outcome.push_back(source.path);
    return writer_.end_source(read && run.refused == 0 ? IndexWriter::Outcome::complete
                                                       : IndexWriter::Outcome::partial);
  }

  Reading take(Article article, SourceRun& run) {
    run.state = put_article(std::move(article), run);
    if (run.state && options_.stop.stop_requested()) run.state = stopped();
    return run.state ? Reading::goes_on : Reading::ends;
  }

  tl::expected<void, IndexingError> put_article(Article article, SourceRun& run) {
    if (const auto owner = writer_.owner_of(article.id)) {
      ++run.refused;
      return note_failure(taken_id(article, run.path, *owner));
    }
    ++run.taken;
    const std::uint64_t hash =
        schema::hash64(run.hash_start + std::to_string(content_hash(article)));
    if (writer_.keep({.id = article.id, .content_hash = hash})) {
      note_warnings(article);
      return {};
    }
    ArticlePreview preview =
        preview_article(std::move(article), topics_, run.path, run.corrections);
    note_warnings(preview.article);
    ++report_.articles;
    report_.passages += preview.passages.size();
    return writer_.put({std::move(preview.article), std::move(preview.passages)}, hash);
  }

  void note_warnings(Article& article) {
    std::ranges::move(article.warnings, std::back_inserter(report_.warnings));
    article.warnings.clear();
  }

  tl::expected<void, IndexingError> note_failure(IndexingError error) {
    report_.failed.push_back(std::move(error));
    return {};
  }

  IndexWriter writer_;
  const SyncOptions& options_;
  TopicFinder topics_;
  std::string vocabulary_hash_;
  IndexingReport report_;
  SyncProgress progress_;
};

/// The vocabulary that the run will leave in the index. One that cannot be read is reported when
/// its turn comes, and what the index holds stays.
schema::Vocabulary vocabulary_in_force(const CorpusFiles& files, const IndexWriter& writer) {
  if (!files.vocabulary) return {};
  const auto vocabulary = read_source_file(*files.vocabulary).and_then(read_vocabulary);
  return vocabulary ? *vocabulary : writer.vocabulary();
}

}  // namespace

bool IndexingReport::changes_nothing() const {
  return added.empty() && changed.empty() && removed.empty();
}

tl::expected<IndexingReport, IndexingError> sync_corpus(const SyncOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const auto files = find_corpus_files(options.sources, options.filter);
  if (!files) return tl::unexpected(files.error());
  if (files->articles.empty()) {
    return tl::unexpected(nothing_to_read(*files, options.sources.front(), options.filter));
  }
  auto writer = options.mode == SyncMode::build ? IndexWriter::build(options.index)
                                                : IndexWriter::update(options.index);
  if (!writer) return tl::unexpected(writer.error());
  const schema::Vocabulary vocabulary = vocabulary_in_force(*files, *writer);
  auto report = CorpusSync(*std::move(writer), options, vocabulary).run(*files);
  if (report) {
    report->elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begin);
  }
  return report;
}

}  // namespace article_search
