#pragma once

#include <string>
#include <vector>

#include "server/search/state/date_range.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// What keeps passages out of an answer without weighing anything: each needs one of some values,
/// or a date in one of some stretches. Decided in memory.
struct Restriction {
  std::vector<PassageColumns::Ordinal> values;
  std::vector<PassageColumns::DateRanks> dates;

  bool allows(const PassageColumns& columns, Xapian::docid document) const;
};

/// One of the values that have these terms; those that no passage has are passed over.
void add_values(Restriction& restriction,
                const PassageColumns& columns,
                const std::vector<std::string>& terms);

/// A date in `dates`.
Restriction restriction_to(const PassageColumns& columns, const DateRange& dates);

}  // namespace article_search
