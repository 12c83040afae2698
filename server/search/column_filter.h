#pragma once

#include <cstdint>
#include <vector>

#include "server/search/passage_columns.h"
#include "server/search/search_request.h"

namespace article_search {

/// Filters by the values of facets, decided in memory. For one request; `columns` must outlive it.
class ColumnFilter {
 public:
  /// Whether `filters` are of this kind: dates and ranges of years are not.
  static bool can_decide(const Filters& filters);

  ColumnFilter(const PassageColumns& columns, const Filters& filters);

  /// The facets whose values keep the passage out, one bit each, by their numbers; 0 lets it
  /// through.
  std::uint32_t objections(Xapian::docid document) const;

  /// Whether it may keep any passage out.
  bool has_wishes() const { return !wishes_.empty(); }

  static std::uint32_t bit(schema::Facet facet) {
    return std::uint32_t{1} << static_cast<std::uint32_t>(facet);
  }

 private:
  struct Wish {
    std::uint32_t bit = 0;
    /// A passage needs one of them.
    std::vector<PassageColumns::Ordinal> values;
  };

  const PassageColumns& columns_;
  std::vector<Wish> wishes_;
};

}  // namespace article_search
