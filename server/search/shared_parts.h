#pragma once

#include "server/search/state/index_words.h"
#include "server/search/state/passage_columns.h"
#include "server/search/state/revision_cache.h"
#include "server/search/state/word_postings.h"
#include "server/search/state/word_sequences.h"
#include "server/search/suggester.h"

namespace article_search {

/// What all searchers of one index share. Thread-safe.
struct SharedParts {
  RevisionCache<PassageColumns> columns;
  RevisionCache<WordSequences> sequences;
  RevisionCache<WordPostings> postings;
  RevisionCache<IndexWords> words;
  RevisionCache<Suggester> suggester;
};

}  // namespace article_search
