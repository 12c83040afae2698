#pragma once

#include <string>
#include <vector>

#include "indexer/schema/stored_passage.h"

namespace article_search {

/// The unit that is indexed and ranked, as the splitter makes it: exactly one Xapian document.
/// What is stored of it is a StoredPassage; there is nothing to a passage beyond that yet.
using Passage = schema::StoredPassage;

}  // namespace article_search
