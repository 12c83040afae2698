#pragma once

#include <cstdint>
#include <unordered_set>

#include <xapian.h>

#include "indexer/prepared_article.h"
#include "indexer/schema/language_analyzers.h"
#include "indexer/schema/spellings.h"
#include "indexer/schema/stem_list.h"

namespace article_search {

/// How documents leave memory for the tables, every kPassagesPerFlush of them: by a commit, or,
/// where that would be seen by readers, inside the transaction.
enum class Flushing { by_commit, in_transaction };

/// Measured on 10,000 passages: flushing every 125 documents takes two thirds of the time that
/// flushing every 2,700 takes, and a fraction of the memory, since the maps in which Xapian keeps
/// them until then stay in the processor's cache.
inline constexpr Xapian::doccount kPassagesPerFlush = 125;

/// Puts articles into databases: a document a passage, the article's own entry, and the lists of
/// spellings. Remembers how words are stemmed and which it listed, so one lasts for many articles,
/// whose databases end in one. Not thread-safe: one a thread.
class ArticleWriter {
 public:
  explicit ArticleWriter(Flushing flushing) : flushing_(flushing) {}

  /// `database` holds nothing of the article; `stems` is a list of it, which takes those of the
  /// article. Throws Xapian::Error.
  void add(Xapian::WritableDatabase& database,
           schema::StemList& stems,
           const PreparedArticle& prepared);

 private:
  void list(Xapian::WritableDatabase& database, const schema::Spelling& spelling);
  void flush(Xapian::WritableDatabase& database);

  Flushing flushing_;
  Xapian::doccount unflushed_ = 0;
  schema::LanguageAnalyzers analyzers_;
  /// Hashes of the keys of the spellings that were listed lately.
  std::unordered_set<std::uint64_t> listed_;
};

}  // namespace article_search
