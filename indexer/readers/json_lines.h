#pragma once

#include <cstddef>
#include <string>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/article_consumer.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// A line above this is left out. The longest books are some 10 MiB of text, and reading a line
/// takes ten times its size.
inline constexpr std::size_t kLongestJsonLine = std::size_t{16} * 1024 * 1024;

/// Reads a file of JSON Lines, unpacked if it is a `.gz`, of any size: one record a line, each as
/// json_reader.h says. Lines without an article, and those whose id an earlier line has, are left
/// out with a warning, of which a bounded number is given. Memory: some ten times the longest line,
/// and 48 bytes a record at most.
///
/// An id is the slug of the record's name; where an earlier record's other name gave that slug, a
/// hash of the name is added. So ids depend on earlier records with like names, and on no others.
///
/// Error: the file cannot be read, is a damaged `.gz`, or holds no article; what was found before
/// has been taken. Any thread.
tl::expected<void, IndexingError> stream_json_lines(const std::string& path,
                                                    const ArticleConsumer& consumer);

/// The same, for a file in memory.
tl::expected<void, IndexingError> stream_json_lines(const SourceFile& file,
                                                    const ArticleConsumer& consumer);

}  // namespace article_search
