#pragma once

#include <xapian.h>

#include "server/search/state/passage_columns.h"
#include "server/search/state/word_postings.h"
#include "server/search/state/word_sequences.h"

namespace article_search {

/// One state of the index, on disk and in memory, as a thread works with it. What it refers to must
/// outlive what is made of it.
struct IndexView {
  const Xapian::Database& index;
  const PassageColumns& columns;
  const WordSequences& words;
  const WordPostings& postings;
};

}  // namespace article_search
