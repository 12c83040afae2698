#pragma once

#include <string>

#include "indexer/corpus_sync.h"

namespace article_search {

/// An article as the index would hold it, for an editor to read: its language and who says so, its
/// abbreviations, its passages under their headings, each with kind, role, id and the dates, names
/// and topics found in it, then what was left out, mended or said twice.
std::string preview_text(const ArticlePreview& preview);

}  // namespace article_search
