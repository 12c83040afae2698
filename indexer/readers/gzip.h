#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/article_consumer.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// Whether the file's name ends in `.gz`, whatever its case.
bool is_gzip_name(std::string_view path);

/// Whether `content` begins as every gzip file does.
bool is_gzip_content(std::string_view content);

/// The path without a final `.gz`: "a.md.gz" -> "a.md".
std::string_view without_gzip_suffix(std::string_view path);

/// The file with its content unpacked; its path stays. Error: no gzip, damaged, cut off, or more
/// than kLargestSource, found before more than that is in memory. Any thread.
tl::expected<SourceFile, IndexingError> unpack_gzip(const SourceFile& file);

/// Takes a piece of a file; `read` is how many bytes of the file, as it lies on the disk, were read
/// until then.
using TakePiece = std::function<Reading(std::string_view piece, std::uintmax_t read)>;

/// Gives the content of the file at `path`, unpacked if it is a `.gz`, to `take` piece by piece, as
/// long as that goes on. Error: it cannot be read, or is a damaged `.gz`; what was read before it
/// has been taken. Any thread.
tl::expected<void, IndexingError> for_each_piece(const std::string& path, const TakePiece& take);

}  // namespace article_search
