#include "indexer/corpus_sync.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
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

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

/// A folder's README, its vocabulary and JSON Schemas are about the corpus, not of it.
bool is_about_corpus(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with("README.") || name == kVocabularyFile || name.ends_with(".schema.json");
}

/// What find_corpus_files() has found so far.
struct FoundFiles {
  std::set<fs::path> articles;
  std::set<fs::path> vocabularies;
};

tl::expected<void, IndexingError> add_folder(const fs::path& folder, FoundFiles& files) {
  const fs::path vocabulary = folder / kVocabularyFile;
  if (fs::exists(vocabulary)) files.vocabularies.insert(vocabulary);
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const fs::path& path = entry->path();
    if (is_hidden(path)) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(error) && !is_about_corpus(path) &&
               format_for(path.string()) != nullptr) {
      files.articles.insert(path);
    }
  }
  if (error) return failed(folder, "cannot list the folder: " + error.message());
  return {};
}

tl::expected<void, IndexingError> add_source(const fs::path& source, FoundFiles& files) {
  std::error_code error;
  const fs::path path = fs::canonical(source, error);
  if (error) return failed(source, "cannot be found: " + error.message());
  if (fs::is_directory(path)) return add_folder(path, files);
  if (format_for(path.string()) == nullptr) {
    return failed(source, "is of no known format; article-indexer --help lists them");
  }
  files.articles.insert(path);
  return {};
}

class CorpusSync {
 public:
  explicit CorpusSync(IndexWriter writer) : writer_(std::move(writer)) {}

  tl::expected<IndexingReport, IndexingError> run(const CorpusFiles& files) {
    std::set<fs::path> wanted(files.articles.begin(), files.articles.end());
    if (files.vocabulary) wanted.insert(*files.vocabulary);
    if (auto removed = remove_all_but(wanted); !removed) return tl::unexpected(removed.error());
    for (const fs::path& path : wanted) {
      const bool is_vocabulary = path == files.vocabulary;
      const auto put = is_vocabulary ? &CorpusSync::put_vocabulary : &CorpusSync::put_articles;
      if (auto indexed = index_file(path, put); !indexed) return tl::unexpected(indexed.error());
    }
    if (report_.changes_nothing() && !writer_.is_new()) return std::move(report_);
    if (auto committed = writer_.commit(); !committed) return tl::unexpected(committed.error());
    return std::move(report_);
  }

 private:
  tl::expected<void, IndexingError> remove_all_but(const std::set<fs::path>& wanted) {
    std::vector<std::string> gone;
    for (const auto& [path, source] : writer_.sources()) {
      if (!wanted.contains(path)) gone.push_back(path);
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
    if (!file) return note_failure(file.error());
    const std::string hash =
        schema::content_hash(std::string(kIndexingVersion) + '\n' + file->content);
    const auto known = writer_.sources().find(file->path);
    const bool is_known = known != writer_.sources().end();
    if (is_known && known->second.content_hash == hash) {
      report_.unchanged.push_back(file->path);
      return {};
    }
    return (this->*put)(*file, hash, is_known ? report_.changed : report_.added);
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
  IndexingReport report_;
};

}  // namespace

bool IndexingReport::changes_nothing() const {
  return added.empty() && changed.empty() && removed.empty();
}

tl::expected<CorpusFiles, IndexingError> find_corpus_files(const std::vector<fs::path>& sources) {
  FoundFiles found;
  for (const fs::path& source : sources) {
    if (auto added = add_source(source, found); !added) return tl::unexpected(added.error());
  }
  if (found.vocabularies.size() > 1) {
    return failed(*found.vocabularies.rbegin(), "is a second vocabulary beside " +
                                                    found.vocabularies.begin()->string() +
                                                    "; a corpus has one, so join them");
  }
  CorpusFiles files{.articles = {found.articles.begin(), found.articles.end()}, .vocabulary = {}};
  if (!found.vocabularies.empty()) files.vocabulary = *found.vocabularies.begin();
  return files;
}

tl::expected<SourceFile, IndexingError> read_source_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  SourceFile file{.path = path.string(), .content = {std::istreambuf_iterator<char>(stream), {}}};
  if (!stream.good() && !stream.eof()) {
    return failed(path, "cannot be read: " + std::system_category().message(errno));
  }
  return file;
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
  const auto files = find_corpus_files(options.sources);
  if (!files) return tl::unexpected(files.error());
  if (files->articles.empty()) {
    return failed(options.sources.front(), "holds no file of a known format; nothing was changed");
  }
  auto writer = options.mode == SyncMode::build ? IndexWriter::build(options.index)
                                                : IndexWriter::update(options.index);
  if (!writer) return tl::unexpected(writer.error());
  return CorpusSync(*std::move(writer)).run(*files);
}

}  // namespace article_search
