#pragma once

#include <optional>

#include <xapian.h>

#include "server/search/search_request.h"

namespace article_search {

/// Matches passages with a date in `range`, without weights.
Xapian::Query date_query(const DateRange& range);

/// Finds every passage. Xapian::Query::MatchAll is one object for all threads, and it counts its
/// users without care for them.
Xapian::Query everything();

/// Matches what `filters` let through, without weights; `but` names a facet whose values do not
/// restrict. Everything when nothing restricts.
Xapian::Query build_filter(const Filters& filters, std::optional<schema::Facet> but = std::nullopt);

/// `content` where `filter`, which weighs nothing, matches too.
Xapian::Query filtered(const Xapian::Query& content, const Xapian::Query& filter);

}  // namespace article_search
