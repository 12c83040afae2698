#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "server/search/state/index_view.h"

namespace article_search {

// Where stems stand, by what is in memory: a look at the disk takes some microseconds, and a query
// would take a dozen.

/// In the texts of how many passages `stem` stands.
std::uint32_t passages_with(const std::string& stem, const IndexView& view);

/// In the texts of how many passages the commonest of `forms` stands, each of which is stems.
std::uint32_t frequency_of(const std::vector<std::vector<std::string>>& forms,
                           const IndexView& view);

/// Whether any passage has `stem` in its headings or title.
bool is_above_texts(const std::string& stem, const IndexView& view);

/// Whether any passage has `stem` in `field`, which is body, heading or title. Throws
/// Xapian::Error.
bool has_stem(schema::Field field, const std::string& stem, const IndexView& view);

}  // namespace article_search
