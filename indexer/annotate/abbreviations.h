#pragma once

#include <string_view>
#include <vector>

#include "indexer/schema/stored_article.h"

namespace article_search {

/// The abbreviations that `text` defines with a parenthesis, "long form (SHORT)" or "SHORT (long
/// form)", in its order, by the algorithm of A. Schwartz and M. Hearst, "A simple algorithm for
/// identifying abbreviation definitions in biomedical text", Pacific Symposium on Biocomputing 8
/// (2003) 451-462. Stricter than it in that a short form is one word with a capital letter and no
/// number such as "II", and that a long form begins with no function word. Linear. Any thread.
std::vector<schema::Abbreviation> find_abbreviations(std::string_view text);

}  // namespace article_search
