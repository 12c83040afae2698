#pragma once

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// A file's text as decode_source() gives it. Its encoding is, in this order: what a byte order
/// mark says, UTF-8 if it is valid or has more characters beyond ASCII than bytes that are none,
/// and else what the frequency of its bytes suggests (windows-1252 without a suggestion), with a
/// warning. Bytes that the encoding has no character for become U+FFFD and are reported.
/// Error: as for decode_source(). Any thread.
tl::expected<SourceText, IndexingError> decode_text(const SourceFile& file);

/// The same for HTML and XML. What the file declares within its first 4 KiB goes before all but a
/// byte order mark.
tl::expected<SourceText, IndexingError> decode_markup(const SourceFile& file);

}  // namespace article_search
