#pragma once

#include <chrono>
#include <functional>

#include <tl/expected.hpp>

#include "indexer/corpus_sync.h"
#include "indexer/indexing_error.h"

namespace article_search {

struct WatchOptions {
  /// What each run does; its token ends the watch as well.
  SyncOptions sync;
  /// A run begins when nothing has changed for `pause`: an editor's save is several changes within
  /// some milliseconds. While changes go on, one begins every `longest`.
  std::chrono::milliseconds pause{300};
  std::chrono::milliseconds longest{5000};
  /// After a run that failed as a whole (another indexer is writing, a folder is gone) the next one
  /// comes so much later, even without a change.
  std::chrono::milliseconds retry{10000};
};

/// What a run came to.
using RunReport = std::function<void(const tl::expected<IndexingReport, IndexingError>& report)>;

/// Updates the index now and whenever the sources change, until the token of `options.sync` is told
/// to stop. Every run looks at all sources (unchanged files cost little), so that no order of
/// events, and no event that was lost, leaves the index behind; folders are watched before they are
/// listed. A source that is gone is waited for, and the index holds what it held. Error: changes
/// cannot be watched for.
tl::expected<void, IndexingError> watch_corpus(const WatchOptions& options,
                                               const RunReport& on_run);

}  // namespace article_search
