#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>
#include <xapian.h>

#include "indexer/article.h"
#include "indexer/index_directory.h"
#include "indexer/indexing_error.h"
#include "indexer/passage.h"
#include "indexer/schema/analyzer.h"
#include "indexer/schema/index_metadata.h"

namespace article_search {

/// An article as it goes into the index.
struct PreparedArticle {
  Article article;
  std::vector<Passage> passages;
};

/// Changes an index, all at once or not at all: nothing of a run is seen before commit(), and
/// destroying the writer without it leaves the index as it was. One writer an index (it holds the
/// directory's lock); not thread-safe.
class IndexWriter {
 public:
  /// Begins the next generation, empty, beside the live one, which commit() replaces.
  static tl::expected<IndexWriter, IndexingError> build(const std::filesystem::path& directory);

  /// Begins to change the live generation, or builds one where there is none that this program can
  /// read (is_new() tells).
  static tl::expected<IndexWriter, IndexingError> update(const std::filesystem::path& directory);

  bool is_new() const { return is_new_; }

  /// The files that the index will hold, by path.
  const std::map<std::string, schema::StoredSource>& sources() const { return sources_; }

  /// Whether `articles` of the file at `path` may go into the index; an article id that another
  /// article has is an error, and about the file.
  tl::expected<void, IndexingError> check_ids(const std::string& path,
                                              const std::vector<PreparedArticle>& articles) const;

  /// Puts a file's articles in the place of what the index held of that file. Their ids are free.
  tl::expected<void, IndexingError> put(const std::string& path,
                                        const std::string& content_hash,
                                        const std::vector<PreparedArticle>& articles);

  /// Puts the terms of a vocabulary file in the place of those the index held.
  tl::expected<void, IndexingError> put_vocabulary(const std::string& path,
                                                   const std::string& content_hash,
                                                   const schema::Vocabulary& vocabulary);

  /// Takes a file and its articles, or its vocabulary, out. Nothing happens when the index does not
  /// hold it.
  tl::expected<void, IndexingError> remove(const std::string& path);

  using Check = std::function<tl::expected<void, IndexingError>(const Xapian::Database& index)>;

  /// Makes the run's changes what readers see, unless `check`, which may be empty, finds fault with
  /// them; it sees them complete and stamped. The writer is done after it, whatever the outcome.
  tl::expected<void, IndexingError> commit(const Check& check = {});

 private:
  IndexWriter(std::filesystem::path directory, IndexLock lock);

  static tl::expected<IndexWriter, IndexingError> begin(const std::filesystem::path& directory);
  tl::expected<void, IndexingError> open_live(const std::filesystem::path& generation);
  tl::expected<void, IndexingError> create_next();
  void add(const PreparedArticle& prepared);
  void drop(const schema::StoredSource& source);
  std::string revision() const;
  tl::expected<void, IndexingError> stamp();

  std::filesystem::path directory_;
  std::filesystem::path generation_;
  IndexLock lock_;
  bool is_new_ = false;
  Xapian::WritableDatabase database_;
  schema::Analyzer analyzer_;
  std::map<std::string, schema::StoredSource> sources_;
  /// Article id to the path of the file that it came from.
  std::map<std::string, std::string> owners_;
};

}  // namespace article_search
