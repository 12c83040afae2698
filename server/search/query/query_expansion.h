#pragma once

#include <cstddef>

#include "server/search/query/query_tree.h"
#include "server/search/state/index_words.h"

namespace article_search {

/// The most words of the index that a word with a star stands for, the commonest.
inline constexpr std::size_t kMaxExpansions = 50;

/// Fills in what words with a star and unfinished words stand for: of `words`, the kMaxExpansions
/// that most passages have. A warning where that left any out.
void expand_wildcards(ParsedQuery& query, const IndexWords& words);

}  // namespace article_search
