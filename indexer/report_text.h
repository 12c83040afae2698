#pragma once

#include <string>

#include "indexer/corpus_sync.h"

namespace article_search {

/// A run in a few lines for the terminal: what changed, what was mended. Failures are not in it.
std::string report_text(const IndexingReport& report);

/// The known formats with their file extensions, one line each.
std::string formats_text();

}  // namespace article_search
