#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/schema/schema_version.h"
#include "indexer/schema/stored_article.h"

namespace article_search {

// Looking at an index without changing it. All of it reads the state that was live when it began.

struct IndexStatistics {
  schema::IndexStamp stamp;
  /// The name of the live generation.
  std::string generation;
  std::size_t sources = 0;
  std::size_t articles = 0;
  std::size_t passages = 0;
  /// How many passages are of each kind, by its name.
  std::map<std::string, std::size_t> kinds;
  /// Of the live generation's files.
  std::uintmax_t bytes = 0;
};

tl::expected<IndexStatistics, IndexingError> read_statistics(
    const std::filesystem::path& directory);

/// In the order of their ids.
tl::expected<std::vector<schema::StoredArticle>, IndexingError> list_articles(
    const std::filesystem::path& directory);

/// What a whole check of an index found.
struct Verification {
  std::size_t articles = 0;
  std::size_t passages = 0;
  /// Empty when all is well; each entry is a sentence.
  std::vector<std::string> faults;
};

/// Reads everything: Xapian's structure, every passage with its checksum, how many passages each
/// article has and whether they are those that were written, and that sources and articles name
/// each other. An error means that
/// the index cannot be opened at all.
tl::expected<Verification, IndexingError> verify_index(const std::filesystem::path& directory);

}  // namespace article_search
