#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"

namespace article_search {

/// Front matter above this is refused: it is a handful of short lines, and this bounds what a YAML
/// parser can be made to do.
inline constexpr std::size_t kLargestFrontMatter = std::size_t{64} * 1024;

/// Reads the YAML between a first line `---` and the next line `---` (or `...`) into `article`, and
/// returns the offset at which the body begins: 0 when the first line is another.
///
/// Keys, each optional: id, title, url (http or https), publisher, language (BCP 47), date (ISO
/// 8601, "2017", "2017-04" or "2017-04-30"), author or authors (a text or a list). Others, with a
/// text or a list of texts, become metadata; warnings in `article` say what is not kept whole, and
/// which key looks like one of these. Error, with the file's line: malformed YAML, a value that is
/// no string or does not fit its key, a key given twice, anchors and aliases, nesting deeper than
/// four, no end, more than kLargestFrontMatter.
tl::expected<std::size_t, IndexingError> read_front_matter(std::string_view text,
                                                           const std::string& path,
                                                           Article& article);

}  // namespace article_search
