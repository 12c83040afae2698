#pragma once

#include <string>

#include <xapian.h>

#include "server/search/posting_table.h"

namespace article_search {

/// Passages whose texts spell `word`, case-folded, just so, weighing what passage_weight() would
/// give it as a term.
Xapian::Query spelt_query(const std::string& word, PostingTable& postings);

/// Whether any passage's text spells `word`, case-folded, just so.
bool is_spelt(const std::string& word, const IndexView& view);

}  // namespace article_search
