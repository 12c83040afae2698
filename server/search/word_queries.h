#pragma once

#include <string>

#include <xapian.h>

#include "server/search/match/posting_table.h"
#include "server/search/state/word_pattern.h"

namespace article_search {

// Xapian queries for what only memory knows of words.

/// Passages whose texts spell `word`, case-folded, just so, weighing what passage_weight() would
/// give it as a term.
Xapian::Query spelt_query(const std::string& word, PostingTable& postings);

/// The Xapian query for `pattern`: a passage weighs as much as for all of its words. Looks at the
/// sequences of all candidates. Throws Xapian::Error.
Xapian::Query pattern_query(const WordPattern& pattern, PostingTable& postings);

/// Whether pattern_query() made `query`, whose first part are the words.
bool is_pattern_query(const Xapian::Query& query);

}  // namespace article_search
