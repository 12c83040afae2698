#pragma once

#include <xapian.h>

#include "server/search/match/posting_table.h"
#include "server/search/query/query_tree.h"
#include "server/search/search_request.h"

namespace article_search {

/// The Xapian query that finds what `query` asks for, whose stars and values are filled in; of
/// words side by side a passage needs any or all, as `match` says. Fields weigh as schema/fields.h
/// says. Empty (it matches nothing) for a query without a tree. Throws Xapian::Error when the index
/// cannot be read.
Xapian::Query build_query(const ParsedQuery& query, PostingTable& postings, MatchMode match);

/// How `term` alone is found.
Xapian::Query build_term_query(const QueryTerm& term, PostingTable& postings);

/// Matches passages with a date in `range`, without weights.
Xapian::Query date_query(const DateRange& range);

/// Finds every passage. Xapian::Query::MatchAll is one object for all threads, and it counts its
/// users without care for them.
Xapian::Query everything();

}  // namespace article_search
