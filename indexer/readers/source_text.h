#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"

namespace article_search {

/// A file of the corpus as it lies on the disk.
struct SourceFile {
  std::string path;
  std::string content;
  /// Content of the file beside it in which an editor corrects its annotations; mostly empty.
  std::string corrections = {};
};

/// A file above this is refused. The longest books are some 10 MiB of text, and a run holds a file
/// several times over; what is larger is a data set or a mistake.
inline constexpr std::size_t kLargestSource = std::size_t{64} * 1024 * 1024;

/// A file's text, fit for reading: valid UTF-8 without byte order mark and NUL, lines end in '\n'.
struct SourceText {
  std::string text;
  /// What was mended, one entry a kind of fault, with the line of the first.
  std::vector<IndexingError> warnings;
};

/// Error: the file is too large, has no text, or is not UTF-8 text at all (UTF-16, a binary file).
tl::expected<SourceText, IndexingError> decode_source(const SourceFile& file);

/// Whether there is nothing but white space in `text`.
bool is_blank(std::string_view text);

/// `text` with every run of white space (Unicode's, no-break spaces too) one space, none at the
/// ends.
std::string collapse_spaces(std::string_view text);

/// Bytes of the white-space character, of any kind but '\n', that `text` begins with; 0 if none.
std::size_t space_length(std::string_view text);

/// Bytes of the UTF-8 code point at the start of `text`, which is valid and not empty.
std::size_t code_point_length(std::string_view text);

/// The file's name without folders and extension: "notes/article.txt.gz" -> "article".
std::string stem_of(std::string_view path);

/// An article's id from its file's name, for articles that name none themselves. Never empty.
std::string article_id_of(std::string_view path);

/// That the file's name is longer than an id has room for, and how `id` was made of it; nothing if
/// it has room.
std::optional<IndexingError> long_name_warning(const std::string& path, std::string_view id);

}  // namespace article_search
