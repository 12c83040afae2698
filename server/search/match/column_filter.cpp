#include "server/search/match/column_filter.h"

#include <string>
#include <utility>

namespace article_search {

namespace {

/// A year's filter may be a range of years.
void add_value(Restriction& restriction,
               const PassageColumns& columns,
               schema::Facet facet,
               const std::string& value) {
  constexpr std::size_t kYearSize = 4;
  const auto range = facet == schema::Facet::year && value.size() > kYearSize
                         ? parse_year_range(value)
                         : std::nullopt;
  if (range) {
    restriction.dates.push_back(columns.date_ranks(*range));
  } else if (const auto known = columns.find(facet, value)) {
    restriction.values.push_back(*known);
  }
}

}  // namespace

ColumnFilter::ColumnFilter(const PassageColumns& columns, const Filters& filters)
    : columns_(columns) {
  for (const schema::FacetTraits& facet : schema::kFacets) {
    const auto& values = filters.of(facet.facet);
    if (values.empty()) continue;
    Wish& wish = wishes_.emplace_back(Wish{bit(facet.facet), {}});
    for (const std::string& value : values) {
      add_value(wish.restriction, columns, facet.facet, value);
    }
  }
  if (filters.when) wishes_.push_back({kDateBit, restriction_to(columns, *filters.when)});
}

std::uint32_t ColumnFilter::objections(Xapian::docid document) const {
  std::uint32_t objections = 0;
  for (const Wish& wish : wishes_) {
    if (!wish.restriction.allows(columns_, document)) objections |= wish.bit;
  }
  return objections;
}

}  // namespace article_search
