#pragma once

#include <cstdint>
#include <functional>

#include "indexer/article.h"
#include "indexer/indexing_error.h"

namespace article_search {

/// Whether a reader goes on.
enum class Reading { goes_on, ends };

/// Takes what a reader finds in a file, one after the other, so that a file of any size is read in
/// the memory of its largest article.
struct ArticleConsumer {
  std::function<Reading(Article)> take;
  /// About what was mended or left out.
  std::function<void(IndexingError)> warn;
  /// Told now and then how many bytes of the file, as it lies on the disk, were read; may be empty.
  std::function<void(std::uintmax_t)> note_read = {};
};

}  // namespace article_search
