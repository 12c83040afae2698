#pragma once

#include <filesystem>

#include <tl/expected.hpp>

#include "indexer/console.h"
#include "indexer/corpus_sync.h"

namespace article_search {

/// A check that lets a run commit only if the server's search finds what the gate's file expects
/// (server/search/relevance_gate.h). It says every expectation that is not met on `console`, which
/// must outlive it; its error counts them. Error: the file cannot be read or has a wrong line.
tl::expected<CommitCheck, IndexingError> make_gate_check(const std::filesystem::path& file,
                                                         const Console& console);

}  // namespace article_search
