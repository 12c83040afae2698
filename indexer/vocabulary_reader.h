#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"
#include "indexer/schema/vocabulary.h"

namespace article_search {

/// The name of a corpus's vocabulary file, in the corpus's folder itself.
inline constexpr std::string_view kVocabularyFile = "vocabulary.json";

/// The terms of an editor's vocabulary file, as corpus/README.md describes it. The error names the
/// line of a fault in the JSON, or the term that lacks something.
tl::expected<schema::Vocabulary, IndexingError> read_vocabulary(const SourceFile& file);

}  // namespace article_search
