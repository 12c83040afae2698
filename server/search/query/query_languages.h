#pragma once

#include <span>
#include <vector>

#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "server/search/query/query_tree.h"

namespace article_search {

/// Lets the words of `terms`, which are stemmed as English, be found in passages of other languages
/// too: adds the forms that `others` give them. Of a term whose English form no passage of `index`
/// has, the first that some passage has comes first. Throws Xapian::Error.
void add_language_forms(std::vector<QueryTerm>& terms,
                        std::span<schema::Analyzer* const> others,
                        const Xapian::Database& index);

}  // namespace article_search
