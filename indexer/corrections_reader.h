#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/annotate/corrections.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// What the name of a file with corrections has behind that of the file it is about:
/// "article.pdf.annotations.json".
inline constexpr std::string_view kCorrectionsSuffix = ".annotations.json";

/// The corrections beside a source file, and what an editor should know of them.
struct CorrectionsFile {
  std::vector<ArticleCorrections> corrections;
  /// Unknown keys.
  std::vector<IndexingError> warnings;
};

/// The corrections of `file.corrections`, as corpus/README.md describes them: an object, or a list
/// of objects, with lists of names under `institutions`, `places`, `people` and `topics`, those to
/// take out with a hyphen before them. None if it is empty. The error is about the corrections'
/// file, with the line: malformed JSON, a value that is no list of texts. Any thread.
tl::expected<CorrectionsFile, IndexingError> read_corrections(const SourceFile& file);

}  // namespace article_search
