#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "server/search/query_tree.h"

namespace article_search {

/// The most words of a query that are searched for, and the longest phrase.
inline constexpr std::size_t kMaxQueryWords = 32;
inline constexpr std::size_t kMaxPhraseWords = 16;

ParsedQuery parse_query(std::string_view text, schema::Analyzer& analyzer);

}  // namespace article_search
