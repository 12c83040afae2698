#pragma once

#include <vector>

#include <xapian.h>

#include "server/search/match/posting_table.h"
#include "server/search/state/word_pattern.h"

namespace article_search {

/// The passages that may have `pattern`, in the order of documents: those with its rarest word, and
/// of these, where the words must stand in a row, few others than have it. Found once in the life
/// of `postings`, which holds them. Throws Xapian::Error.
const std::vector<Xapian::docid>& candidates_for(const WordPattern& pattern,
                                                 PostingTable& postings);

}  // namespace article_search
