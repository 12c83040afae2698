#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// Reads JATS XML, as PubMed Central publishes articles: one `article`, or a `pmc-articleset` of
/// them. What is kept is said in jats_front.h and jats_body.h. A single article has its id from the
/// file's name, those of a set from their PubMed Central id or DOI. Entities that a DTD would
/// declare stay as they are written, and nothing is ever fetched.
///
/// Error: what decode_source() says, malformed XML with its line, any other XML with the name of
/// its root, more than parse_xml() allows. Any thread.
tl::expected<std::vector<Article>, IndexingError> read_jats(const SourceFile& file);

}  // namespace article_search
