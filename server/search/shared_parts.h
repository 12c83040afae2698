#pragma once

#include "server/search/index_words.h"
#include "server/search/passage_columns.h"
#include "server/search/revision_cache.h"
#include "server/search/suggester.h"
#include "server/search/word_sequences.h"

namespace article_search {

/// What all searchers of one index share. Thread-safe.
struct SharedParts {
  RevisionCache<PassageColumns> columns;
  RevisionCache<WordSequences> sequences;
  RevisionCache<IndexWords> words;
  RevisionCache<Suggester> suggester;
};

}  // namespace article_search
