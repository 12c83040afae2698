#pragma once

#include <string>

#include <xapian.h>

#include "server/search/state/index_view.h"

namespace article_search {

// Whether words go together, asked of few passages so that common words cost no more than rare
// ones. Words are terms of schema::Field::body. Both throw Xapian::Error.

/// How many of the first passages with the rarer word have the other too: 0 to 32.
Xapian::doccount count_together(const Xapian::Database& index,
                                const std::string& left,
                                const std::string& right);

/// Whether `second` stands behind `first` in one of the first passages that have both.
bool stand_in_a_row(const IndexView& view, const std::string& first, const std::string& second);

}  // namespace article_search
