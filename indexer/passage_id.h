#pragma once

#include <string>

#include "indexer/passage.h"

namespace article_search {

/// The id of `passage`, from everything else in it: its article's id, its headings ("overview"
/// without any) and a hash of heading path and text. So an edit elsewhere in the article keeps it.
/// With 50 bits of hash, two of a million
/// passages of one section collide with a chance below one in a thousand.
std::string passage_id(const Passage& passage);

}  // namespace article_search
