#include "server/search/column_filter.h"

#include <algorithm>
#include <string>
#include <utility>

namespace article_search {

namespace {

constexpr std::size_t kYearSize = 4;

}  // namespace

bool ColumnFilter::can_decide(const Filters& filters) {
  const auto& years = filters.of(schema::Facet::year);
  return !filters.when && std::none_of(years.begin(), years.end(), [](const std::string& year) {
    return year.size() > kYearSize;
  });
}

ColumnFilter::ColumnFilter(const PassageColumns& columns, const Filters& filters)
    : columns_(columns) {
  for (const schema::FacetTraits& facet : schema::kFacets) {
    const auto& values = filters.of(facet.facet);
    if (values.empty()) continue;
    Wish wish{bit(facet.facet), {}};
    for (const std::string& value : values) {
      if (const auto known = columns.find(facet.facet, value)) wish.values.push_back(*known);
    }
    wishes_.push_back(std::move(wish));
  }
}

std::uint32_t ColumnFilter::objections(Xapian::docid document) const {
  std::uint32_t objections = 0;
  const auto values = columns_.values(document);
  for (const Wish& wish : wishes_) {
    const bool has_one = std::find_first_of(values.begin(), values.end(), wish.values.begin(),
                                            wish.values.end()) != values.end();
    if (!has_one) objections |= wish.bit;
  }
  return objections;
}

}  // namespace article_search
