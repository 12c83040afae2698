#pragma once

#include <cstdint>
#include <vector>

#include "server/search/match/restriction.h"
#include "server/search/search_request.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// A request's filters, decided in memory. For one request; `columns` must outlive it.
class ColumnFilter {
 public:
  ColumnFilter(const PassageColumns& columns, const Filters& filters);

  /// What keeps the passage out, one bit each: facets by their numbers, and then the date; 0 lets
  /// it through.
  std::uint32_t objections(Xapian::docid document) const;

  /// Whether it may keep any passage out.
  bool has_wishes() const { return !wishes_.empty(); }

  static std::uint32_t bit(schema::Facet facet) {
    return std::uint32_t{1} << static_cast<std::uint32_t>(facet);
  }

 private:
  static constexpr std::uint32_t kDateBit = std::uint32_t{1} << schema::kFacets.size();

  struct Wish {
    std::uint32_t bit = 0;
    Restriction restriction;
  };

  const PassageColumns& columns_;
  std::vector<Wish> wishes_;
};

}  // namespace article_search
