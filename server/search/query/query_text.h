#pragma once

#include <string>

#include "server/search/query/query_tree.h"

namespace article_search {

/// `query` as one could type it, without what says nothing: parsing it gives the same tree again.
std::string canonical_text(const ParsedQuery& query);

}  // namespace article_search
