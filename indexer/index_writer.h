#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>
#include <xapian.h>

#include "indexer/article_writer.h"
#include "indexer/generation_builder.h"
#include "indexer/id_table.h"
#include "indexer/index_directory.h"
#include "indexer/indexing_error.h"
#include "indexer/prepared_article.h"
#include "indexer/schema/abbreviation_counts.h"
#include "indexer/schema/index_metadata.h"
#include "indexer/schema/word_list.h"

namespace article_search {

/// Changes an index, all at once or not at all: nothing of a run is seen before commit(), and
/// destroying the writer without it leaves the index as it was. One writer an index (it holds the
/// directory's lock); not thread-safe.
///
/// A source is replaced article by article: begin_source(), then keep() or put() for each of its
/// articles, then end_source(), which takes out the articles that were neither kept nor put.
class IndexWriter {
 public:
  /// Looks at what is about to be committed, complete and stamped; an error refuses it.
  using Check = std::function<tl::expected<void, IndexingError>(const Xapian::Database& index)>;

  /// Begins the next generation, empty, beside the live one, which commit() replaces.
  static tl::expected<IndexWriter, IndexingError> build(const std::filesystem::path& directory);

  /// Begins to change the live generation, or builds one where there is none that this program can
  /// read (is_new() tells).
  static tl::expected<IndexWriter, IndexingError> update(const std::filesystem::path& directory);

  bool is_new() const { return builder_ != nullptr; }

  /// The files that the index will hold, by path.
  const std::map<std::string, schema::StoredSource>& sources() const { return sources_; }

  /// The vocabulary that the index holds; none if it cannot be read.
  schema::Vocabulary vocabulary() const;

  /// The ids of the articles that the index holds of a file; none if they cannot be read.
  std::vector<std::string> articles_of(const std::string& path) const;

  /// Begins to replace what the index holds of a file. No other source is begun.
  tl::expected<void, IndexingError> begin_source(schema::StoredSource source);

  /// Whether the index holds the article, as content_hash tells, from the source that was begun.
  /// Then it stays and need not be put.
  bool keep(const schema::SourceArticle& article);

  /// Which file's article has the id already; empty when put() may have it.
  std::optional<std::string> owner_of(const std::string& article_id);

  /// Puts an article of the source into the place of what the index held of it. Its id is free.
  tl::expected<void, IndexingError> put(PreparedArticle article, std::uint64_t content_hash);

  enum class Outcome {
    complete,
    /// Some of the source's articles could not be read: those that the index held stay, and the
    /// next run reads the source again.
    partial
  };

  /// Ends the source. One without a single article is none that the index holds.
  tl::expected<void, IndexingError> end_source(Outcome outcome);

  /// All of it at once: the articles have distinct, free ids.
  tl::expected<void, IndexingError> put(const std::string& path,
                                        const std::string& content_hash,
                                        std::vector<PreparedArticle> articles);

  /// Puts the terms of a vocabulary file in the place of those the index held.
  tl::expected<void, IndexingError> put_vocabulary(const schema::StoredSource& source,
                                                   const schema::Vocabulary& vocabulary);

  /// Notes that a file whose content is what the index holds has another stamp by now.
  tl::expected<void, IndexingError> restamp(const std::string& path,
                                            const schema::FileStamp& stamp);

  /// Keeps what restamp() noted, and nothing else. Nothing was changed; the writer is done after
  /// it.
  tl::expected<void, IndexingError> commit_stamps();

  /// Takes a file and its articles, or its vocabulary, out. Nothing happens when the index does not
  /// hold it.
  tl::expected<void, IndexingError> remove(const std::string& path);

  /// Takes one article out and leaves the others of its file. Nothing happens when the index does
  /// not hold it. An update that meets the file reads it again.
  tl::expected<void, IndexingError> remove_article(const std::string& id);

  /// Makes the run's changes what readers see, unless `check`, which may be empty, finds fault with
  /// them. The writer is done after it, whatever the outcome.
  tl::expected<void, IndexingError> commit(const Check& check = {});

 private:
  IndexWriter(std::filesystem::path directory, IndexLock lock);

  static tl::expected<IndexWriter, IndexingError> begin(const std::filesystem::path& directory);
  tl::expected<void, IndexingError> open_live(const std::filesystem::path& generation);
  tl::expected<void, IndexingError> create_next();
  tl::expected<void, IndexingError> commit_next(const Check& check);
  tl::expected<void, IndexingError> commit_live(const Check& check);
  void learn_owners();
  void drop_article(const std::string& id);
  void write_stamp();
  std::string revision() const;

  /// The source that was begun.
  struct OpenSource {
    schema::StoredSource source;
    schema::SourceArticleList articles;
    /// What the index held of it and was neither kept nor replaced so far.
    std::map<std::string, std::uint64_t> left_over;
  };

  std::filesystem::path directory_;
  std::filesystem::path generation_;
  IndexLock lock_;
  schema::AbbreviationCounts abbreviations_;
  std::map<std::string, schema::StoredSource> sources_;
  std::optional<OpenSource> open_;

  // While the live generation is changed.
  std::unique_ptr<ArticleWriter> writer_;
  std::optional<schema::WordList> words_;
  bool knows_owners_ = false;
  bool has_new_stamps_ = false;
  // While the next generation is built: then `database_` takes its metadata.
  std::unique_ptr<GenerationBuilder> builder_;
  /// Article ids, each with the place in source_paths_ of the file that it came from.
  IdTable owners_;
  std::vector<std::string> source_paths_;

  Xapian::WritableDatabase database_;
};

}  // namespace article_search
