#pragma once

#include <xapian.h>

#include "server/search/index_view.h"
#include "server/search/query_tree.h"
#include "server/search/search_request.h"

namespace article_search {

/// The most words of the index that a word with a star stands for, the commonest.
inline constexpr std::size_t kMaxExpansions = 50;

/// The Xapian query that finds what `query` asks for, whose stars and values are filled in; of
/// words side by side a passage needs any or all, as `match` says. Fields weigh as schema/fields.h
/// says. Empty (it matches nothing) for a query without a tree. Throws Xapian::Error when the index
/// cannot be read.
Xapian::Query build_query(const ParsedQuery& query, const IndexView& view, MatchMode match);

/// How `term` alone is found.
Xapian::Query build_term_query(const QueryTerm& term, const IndexView& view);

/// Fills in the words of `index` that words with a star and unfinished words stand for: of at most
/// kMaxScannedTerms, the kMaxExpansions that most passages have. A warning where that left any out.
void expand_wildcards(ParsedQuery& query, const Xapian::Database& index);

/// How many words of the index are looked at for the stars of one query.
inline constexpr std::size_t kMaxScannedTerms = 100'000;

/// How many passages have `term` in their text, by its commonest form.
Xapian::doccount frequency_of(const QueryTerm& term, const Xapian::Database& index);

}  // namespace article_search
