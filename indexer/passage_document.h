#pragma once

#include <string_view>

#include <xapian.h>

#include "indexer/passage.h"
#include "indexer/schema/analyzer.h"

namespace article_search {

/// The Xapian document of `passage`: its terms, value slots and data, as schema/fields.h says.
/// `article_title` becomes searchable through the article's first passage.
Xapian::Document make_document(const Passage& passage,
                               std::string_view article_title,
                               schema::Analyzer& analyzer);

}  // namespace article_search
