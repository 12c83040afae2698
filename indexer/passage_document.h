#pragma once

#include <vector>

#include <xapian.h>

#include "indexer/article.h"
#include "indexer/passage.h"
#include "indexer/schema/analyzer.h"
#include "indexer/schema/spellings.h"
#include "indexer/schema/stem_list.h"

namespace article_search {

struct PassageDocument {
  Xapian::Document document;
  /// The words that it has terms of Field::exact for, repeatedly: the index lists them by their
  /// stems.
  std::vector<schema::Spelling> spellings;
};

/// The Xapian document of `passage`: its terms, value slots and data, as schema/fields.h says.
/// The article's title becomes searchable through its first passage. `analyzer` is that of the
/// article's language; `stems` takes those of the passage.
PassageDocument make_document(const Passage& passage,
                              const Article& article,
                              schema::Analyzer& analyzer,
                              schema::StemList& stems);

}  // namespace article_search
