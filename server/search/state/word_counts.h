#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "server/search/state/index_view.h"

namespace article_search {

/// A word as it is spelt, case-folded, and how many passages have it.
using CountedWord = std::pair<std::string, std::uint32_t>;

/// All words of the texts of an index, and of its headings and titles those that no text has, in no
/// order; those that several languages stem stand there for each. Throws Xapian::Error.
std::vector<CountedWord> count_words(const IndexView& view);

}  // namespace article_search
