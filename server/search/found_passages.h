#pragma once

#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace article_search {

/// A passage and what it weighs.
using WeighedPassage = std::pair<Xapian::docid, double>;

/// A Xapian query for passages that were found without Xapian, in the order of documents. `name`,
/// without brackets, says what was looked for. Matches nothing where there are none.
Xapian::Query found_query(std::vector<WeighedPassage> passages, std::string name);

/// Whether found_query() made `query`.
bool is_found_query(const Xapian::Query& query);

/// The name that found_query() was given for `query`.
std::string name_of_found(const Xapian::Query& query);

}  // namespace article_search
