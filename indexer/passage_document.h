#pragma once

#include <xapian.h>

#include "indexer/article.h"
#include "indexer/passage.h"
#include "indexer/schema/analyzer.h"

namespace article_search {

/// The Xapian document of `passage`: its terms, value slots and data, as schema/fields.h says.
/// The article's title becomes searchable through its first passage. `analyzer` is that of the
/// article's language.
Xapian::Document make_document(const Passage& passage,
                               const Article& article,
                               schema::Analyzer& analyzer);

}  // namespace article_search
