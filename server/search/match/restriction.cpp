#include "server/search/match/restriction.h"

#include <algorithm>

namespace article_search {

bool Restriction::allows(const PassageColumns& columns, Xapian::docid document) const {
  const auto of_passage = columns.values(document);
  const std::uint32_t rank = columns.date_rank(document);
  return std::ranges::find_first_of(of_passage, values) != of_passage.end() ||
         std::ranges::any_of(dates, [&](const auto& ranks) { return ranks.contains(rank); });
}

void add_values(Restriction& restriction,
                const PassageColumns& columns,
                const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    if (const auto known = columns.find_term(term)) restriction.values.push_back(*known);
  }
}

Restriction restriction_to(const PassageColumns& columns, const DateRange& dates) {
  return {.values = {}, .dates = {columns.date_ranks(dates)}};
}

}  // namespace article_search
