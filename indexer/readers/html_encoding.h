#pragma once

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// An HTML file's text as decode_source() gives it. Its encoding is, in this order: what a byte
/// order mark says, what the file declares within its first 4 KiB, UTF-8 if it is valid, and else
/// what the frequency of its bytes suggests (windows-1252 without a suggestion), with a warning.
/// Bytes that the encoding has no character for become U+FFFD and are reported.
/// Error: as for decode_source(). Any thread.
tl::expected<SourceText, IndexingError> decode_html(const SourceFile& file);

}  // namespace article_search
