#pragma once

#include <string_view>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_tree.h"

namespace article_search {

/// In a query that is a text rather than some words, by its length or by having sentences, hyphens,
/// slashes, quotes and brackets are its author's and no wish of the searcher's: makes single words
/// of the compounds, unsigned phrases and groups of `query`, which was read from `text` and has its
/// stop words left out.
void split_prose(ParsedQuery& query, std::string_view text, schema::Analyzer& analyzer);

}  // namespace article_search
