#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/corpus_sync.h"
#include "indexer/gate_finding.h"
#include "indexer/index_inspection.h"
#include "indexer/removal.h"
#include "indexer/unseen_words.h"

namespace article_search {

// What the commands print with --json: one object in one line of UTF-8 with its end, as the man
// page describes it. Names in lower_snake; what is unknown is left out of text fields as "". Bytes
// of paths that are not UTF-8 become U+FFFD.

/// What `check` found: previews, files that could not be read, and words that an index lacks.
struct CheckResult {
  std::vector<ArticlePreview> previews;
  std::vector<IndexingError> failed;
  std::optional<UnseenWords> unseen;
};

std::string check_json(const CheckResult& result);
std::string report_json(const IndexingReport& report);
std::string removal_json(const Removal& removal);
std::string list_json(const std::vector<schema::StoredArticle>& articles);
std::string statistics_json(const IndexStatistics& statistics);
std::string verification_json(const Verification& verification);

/// `generation` is the one that was made live.
std::string rollback_json(const std::string& generation);

/// The error that ended a command.
std::string error_json(const IndexingError& error);

/// The same of a gate, with what it found.
std::string gate_json(const IndexingError& error, const std::vector<GateFinding>& findings);

}  // namespace article_search
