#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "indexer/annotate/corrections.h"
#include "indexer/annotate/topics.h"
#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/passage.h"
#include "indexer/readers/reader_registry.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// What an index would hold of an article.
struct ArticlePreview {
  Article article;
  std::vector<Passage> passages;
  /// Passages that the article says again; the index holds them once.
  std::vector<Passage> duplicates;
};

/// Everything that indexing does with an article before it touches the index. `topics` finds the
/// terms of the corpus's vocabulary; `corrections` are those of the file at `path`.
ArticlePreview preview_article(Article article,
                               TopicFinder& topics,
                               const std::string& path,
                               const std::vector<ArticleCorrections>& corrections);

/// The same for all articles of a file. `format` is what the file is read as; null: as its name and
/// content say.
tl::expected<std::vector<ArticlePreview>, IndexingError> preview_file(
    const SourceFile& file, TopicFinder& topics, const Format* format = nullptr);

}  // namespace article_search
