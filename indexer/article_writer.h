#pragma once

#include <xapian.h>

#include "indexer/prepared_article.h"
#include "indexer/schema/language_analyzers.h"

namespace article_search {

/// How documents leave memory for the tables, every kPassagesPerFlush of them: by a commit, or,
/// where that would be seen by readers, inside the transaction.
enum class Flushing { by_commit, in_transaction };

/// Measured on 10,000 passages: flushing every 250 to 500 documents takes two thirds of the time
/// that Xapian's default of 10,000 takes, and an eighth of the memory, since the maps in which
/// Xapian keeps them until then stay in the processor's cache.
inline constexpr Xapian::doccount kPassagesPerFlush = 250;

/// Puts articles into databases: a document a passage, and the article's own entry. Remembers how
/// words are stemmed, so one lasts for many articles. Not thread-safe: one a thread.
class ArticleWriter {
 public:
  explicit ArticleWriter(Flushing flushing) : flushing_(flushing) {}

  /// `database` holds nothing of the article. Throws Xapian::Error.
  void add(Xapian::WritableDatabase& database, const PreparedArticle& prepared);

 private:
  void flush(Xapian::WritableDatabase& database);

  Flushing flushing_;
  Xapian::doccount unflushed_ = 0;
  schema::LanguageAnalyzers analyzers_;
};

}  // namespace article_search
