#pragma once

#include <string>

#include "indexer/corpus_sync.h"

namespace article_search {

/// An article as the index would hold it, for an editor to read: its passages under their headings,
/// each with kind, date and id, then what was left out, mended or said twice.
std::string preview_text(const ArticlePreview& preview);

}  // namespace article_search
