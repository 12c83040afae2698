#pragma once

#include <xapian.h>

#include "server/search/query_parser.h"

namespace article_search {

/// The Xapian query that finds what `query` asks for: every passage with any of its terms, or, when
/// it has quoted phrases, with all of those. Fields weigh as schema/fields.h says. Empty (it
/// matches nothing) for a query without terms. Throws Xapian::Error when `index` cannot be read.
Xapian::Query build_query(const ParsedQuery& query, const Xapian::Database& index);

}  // namespace article_search
