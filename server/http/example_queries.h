#pragma once

#include <string>
#include <vector>

#include "server/search/searcher.h"

namespace article_search {

/// Queries that show what can be asked of this index: a frequent topic, a topic of an institution,
/// a phrase, a stretch of years; without any of these, the titles of articles. Each finds
/// something. The same for the same state of the index; at most `limit`.
std::vector<std::string> example_queries(Searcher& searcher, std::size_t limit);

}  // namespace article_search
