#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// A reader of one article or a list of them from JSON: corpus/README.md describes the members and
/// corpus/article.schema.json defines them.
///
/// An article's text is `blocks`, or `text`, which blank lines part into paragraphs. A record whose
/// text is empty says its title alone, as bibliographies have them, and so the title is its text.
/// Members that are unknown, or do not fit, become metadata; the latter with a warning. Ids are
/// made by article_ids() from `id` or `_id`; without, from the file's name, in lists followed by a
/// hash of the title, or of the text where there is none.
///
/// A record that gives no article, or has the id of an earlier one, is left out with a warning of
/// its line; warnings of all records are on the first article, a bounded number of them.
/// Error: what decode_source() says, a file without a single article or with more than 500,000, and
/// for `.json` malformed JSON. Any thread.
tl::expected<std::vector<Article>, IndexingError> read_json(const SourceFile& file);

/// The same, one record a line, as stream_json_lines() reads it.
tl::expected<std::vector<Article>, IndexingError> read_json_lines(const SourceFile& file);

}  // namespace article_search
