#pragma once

#include <filesystem>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/corpus_sync.h"
#include "indexer/gate_finding.h"

namespace article_search {

/// A check that lets a run commit only if the server's search finds what the gate's file expects
/// (server/search/relevance_gate.h). It adds every expectation that is not met to `findings`, which
/// must outlive it; its error counts them. Error: the file cannot be read or has a wrong line.
tl::expected<CommitCheck, IndexingError> make_gate_check(const std::filesystem::path& file,
                                                         std::vector<GateFinding>& findings);

}  // namespace article_search
