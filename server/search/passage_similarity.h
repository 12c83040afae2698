#pragma once

#include <vector>

#include <xapian.h>

#include "server/search/stem_frequencies.h"

namespace article_search {

/// For each of `documents` the mean of the `scores` of the few among them that are most like it by
/// their words, weighted by how like; its own score where none shares a word with it. Reads one
/// term list a document; `stems` must be of `index`. Throws Xapian::Error.
std::vector<double> score_of_nearest(const std::vector<Xapian::docid>& documents,
                                     const std::vector<double>& scores,
                                     const Xapian::Database& index,
                                     const StemFrequencies& stems);

}  // namespace article_search
