#pragma once

#include <map>
#include <string>
#include <string_view>

#include <xapian.h>

#include "indexer/prepared_article.h"
#include "indexer/schema/word_list.h"
#include "indexer/text_indexer.h"

namespace article_search {

/// How documents leave memory for the tables, every kPassagesPerFlush of them: by a commit, or,
/// where that would be seen by readers, inside the transaction.
enum class Flushing { by_commit, in_transaction };

/// Measured on 10,000 passages: flushing every 125 documents takes two thirds of the time that
/// flushing every 2,700 takes, and a fraction of the memory, since the maps in which Xapian keeps
/// them until then stay in the processor's cache.
inline constexpr Xapian::doccount kPassagesPerFlush = 125;

/// Puts articles into databases: a document a passage, and the article's own entry. Remembers
/// words, so one lasts for many articles, all of one run over one index. Not thread-safe: one a
/// thread.
class ArticleWriter {
 public:
  explicit ArticleWriter(Flushing flushing) : flushing_(flushing) {}

  /// `database` holds nothing of the article; `words` is a list of it, which takes those of the
  /// article. Throws Xapian::Error.
  void add(Xapian::WritableDatabase& database,
           schema::WordList& words,
           const PreparedArticle& prepared);

 private:
  TextIndexer& texts_of(std::string_view language);
  void flush(Xapian::WritableDatabase& database);

  Flushing flushing_;
  Xapian::doccount unflushed_ = 0;
  /// By primary language.
  std::map<std::string, TextIndexer> texts_;
};

}  // namespace article_search
