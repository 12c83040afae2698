#pragma once

#include <string>
#include <vector>

#include "indexer/corpus_sync.h"
#include "indexer/gate_finding.h"
#include "indexer/index_inspection.h"
#include "indexer/removal.h"

namespace article_search {

/// A run in a few lines for the terminal: what changed, what was mended, how long it took and how
/// fast that was. Failures are not in it.
std::string report_text(const IndexingReport& report);

/// What is wrong with an expectation of a gate, in sentences without a stop: what should be found
/// where, where it is now, and then a sentence for each of the first hits.
std::vector<std::string> gate_sentences(const GateFinding& finding);

/// Which articles a removal took out, one a line, then their number. Unknown names are not in it.
std::string removal_text(const Removal& removal);

/// What an index holds, one fact a line.
std::string statistics_text(const IndexStatistics& statistics);

/// One article a line: id, number of passages, language, date if known, and title, between tabs.
std::string list_text(const std::vector<schema::StoredArticle>& articles);

/// What a check of the whole index found, faults first.
std::string verification_text(const Verification& verification);

/// The known formats with their file extensions, one line each.
std::string formats_text();

}  // namespace article_search
