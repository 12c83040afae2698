#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/schema_version.h"
#include "indexer/schema/stored_article.h"
#include "indexer/schema/stored_source.h"
#include "indexer/schema/vocabulary.h"

namespace article_search::schema {

/// A heading above passages of an article, and how many stand under it.
struct StoredHeading {
  std::string text;
  std::uint32_t passages = 0;

  bool operator==(const StoredHeading&) const = default;
};

// The index's metadata. All functions throw Xapian::Error when the index cannot be read or written;
// a damaged or missing entry is an empty optional.

std::optional<IndexStamp> read_stamp(const Xapian::Database& index);
void write_stamp(Xapian::WritableDatabase& index, const IndexStamp& stamp);

std::optional<StoredArticle> read_article(const Xapian::Database& index, std::string_view id);
/// In order of their ids.
std::vector<StoredArticle> read_articles(const Xapian::Database& index);
void write_article(Xapian::WritableDatabase& index, const StoredArticle& article);
void remove_article(Xapian::WritableDatabase& index, std::string_view id);

/// Of all articles, each text once, in the order of their bytes.
std::vector<StoredHeading> read_headings(const Xapian::Database& index);
void write_headings(Xapian::WritableDatabase& index,
                    std::string_view article_id,
                    const std::vector<StoredHeading>& headings);
void remove_headings(Xapian::WritableDatabase& index, std::string_view article_id);

/// No terms where there is no vocabulary.
std::optional<Vocabulary> read_vocabulary(const Xapian::Database& index);
void write_vocabulary(Xapian::WritableDatabase& index, const Vocabulary& vocabulary);

/// The languages of the articles, as the primary subtags of their tags ("en"), sorted.
std::vector<std::string> read_languages(const Xapian::Database& index);

std::vector<StoredSource> read_sources(const Xapian::Database& index);
void write_source(Xapian::WritableDatabase& index, const StoredSource& source);
/// With the list of its articles.
void remove_source(Xapian::WritableDatabase& index, std::string_view path);

/// In the order in which they were written.
std::vector<SourceArticle> read_source_articles(const Xapian::Database& index,
                                                std::string_view path);

/// Writes the list of a source's articles piece by piece, so that a file of millions is never in
/// memory whole. The database outlives the list.
class SourceArticleList {
 public:
  /// Begins the list of the source at `path` anew. The index has none of it.
  SourceArticleList(Xapian::WritableDatabase& index, std::string_view path);

  void add(SourceArticle article);

  /// Writes what is left. Nothing may follow.
  void finish();

  /// Of all that were added.
  std::size_t size() const { return size_; }

 private:
  void write_piece();

  Xapian::WritableDatabase* index_;
  std::string path_;
  std::size_t size_ = 0;
  std::size_t pieces_ = 0;
  std::vector<SourceArticle> piece_;
};

}  // namespace article_search::schema
