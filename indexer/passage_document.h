#pragma once

#include <xapian.h>

#include "indexer/article.h"
#include "indexer/passage.h"
#include "indexer/schema/word_list.h"
#include "indexer/text_indexer.h"

namespace article_search {

/// The Xapian document of `passage`: its terms and value slots, as schema/fields.h says.
/// The article's title becomes searchable through its first passage. `texts` is for the
/// article's language; `words` takes those of the passage.
Xapian::Document make_document(const Passage& passage,
                               const Article& article,
                               TextIndexer& texts,
                               schema::WordList& words);

}  // namespace article_search
