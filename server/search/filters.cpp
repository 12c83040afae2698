#include "server/search/filters.h"

#include <string>
#include <vector>

#include "indexer/schema/fields.h"

namespace article_search {

namespace {

using schema::Facet;

bool is_everything(const Xapian::Query& query) {
  return query.get_type() == Xapian::Query::LEAF_MATCH_ALL;
}

Xapian::Query value_query(Facet facet, const std::string& value) {
  constexpr std::size_t kYearSize = 4;
  if (facet == Facet::year && value.size() > kYearSize) {
    if (const auto range = parse_year_range(value)) return date_query(*range);
  }
  return Xapian::Query(schema::facet_term(facet, value));
}

Xapian::Query facet_query(Facet facet, const std::vector<std::string>& values) {
  std::vector<Xapian::Query> any;
  any.reserve(values.size());
  for (const std::string& value : values) any.push_back(value_query(facet, value));
  return {Xapian::Query::OP_OR, any.begin(), any.end()};
}

}  // namespace

Xapian::Query date_query(const DateRange& range) {
  constexpr Xapian::valueno kDates = slot(schema::ValueSlot::date);
  // Undated passages have an empty value, which would be before every date.
  const std::string from = range.from.empty() ? "0" : range.lower_bound();
  if (range.to.empty()) return {Xapian::Query::OP_VALUE_GE, kDates, from};
  return {Xapian::Query::OP_VALUE_RANGE, kDates, from, range.upper_bound()};
}

Xapian::Query everything() { return Xapian::Query(std::string()); }

Xapian::Query build_filter(const Filters& filters, std::optional<Facet> but) {
  std::vector<Xapian::Query> all;
  for (const schema::FacetTraits& facet : schema::kFacets) {
    const auto& values = filters.of(facet.facet);
    if (!values.empty() && facet.facet != but) all.push_back(facet_query(facet.facet, values));
  }
  if (filters.when) all.push_back(date_query(*filters.when));
  if (all.empty()) return everything();
  return {Xapian::Query::OP_AND, all.begin(), all.end()};
}

Xapian::Query filtered(const Xapian::Query& content, const Xapian::Query& filter) {
  if (is_everything(filter)) return content;
  return {Xapian::Query::OP_FILTER, content, filter};
}

}  // namespace article_search
