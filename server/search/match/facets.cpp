#include "server/search/match/facets.h"

#include <algorithm>
#include <span>

namespace article_search {

namespace {

using schema::Facet;
using Ordinal = PassageColumns::Ordinal;

std::vector<Ordinal> values_with_hits(const FacetTally& tally,
                                      const PassageColumns::OrdinalRange& range) {
  std::vector<Ordinal> found;
  for (Ordinal ordinal = range.begin; ordinal < range.end; ++ordinal) {
    if (tally.count(ordinal) > 0) found.push_back(ordinal);
  }
  return found;
}

/// Ordinals follow the texts, so that they break ties, and the latest year has the greatest.
bool comes_first(const FacetTally& tally, Facet facet, Ordinal left, Ordinal right) {
  if (facet == Facet::year) return left > right;
  const std::uint32_t left_count = tally.count(left);
  const std::uint32_t right_count = tally.count(right);
  return left_count != right_count ? left_count > right_count : left < right;
}

std::vector<Ordinal> selected_ordinals(const PassageColumns& columns,
                                       Facet facet,
                                       const std::vector<std::string>& selected) {
  std::vector<Ordinal> ordinals;
  for (const std::string& value : selected) {
    if (const auto known = columns.find(facet, value)) ordinals.push_back(*known);
  }
  std::sort(ordinals.begin(), ordinals.end());
  ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
  return ordinals;
}

bool contains(std::span<const Ordinal> ordinals, Ordinal ordinal) {
  return std::find(ordinals.begin(), ordinals.end(), ordinal) != ordinals.end();
}

}  // namespace

FacetTally::FacetTally(const PassageColumns& columns, TallyScope scope)
    : columns_(columns), scope_(scope) {
  if (scope == TallyScope::all_values) counts_.resize(columns.value_count());
}

void FacetTally::add(Xapian::docid begin, const DocumentBits& documents) {
  passage_count_ += documents.count();
  // In registers, which members would not be.
  PassageColumns::Ordinal last = last_article_;
  std::uint64_t articles = 0;
  documents.for_each([&](std::size_t place) {
    count_article(begin + static_cast<Xapian::docid>(place), last, articles);
  });
  last_article_ = last;
  article_count_ += articles;
  if (scope_ == TallyScope::articles) return;
  documents.for_each(
      [&](std::size_t place) { count_values(begin + static_cast<Xapian::docid>(place)); });
}

FacetCounts top_values(const FacetTally& tally,
                       const PassageColumns& columns,
                       Facet facet,
                       std::size_t limit,
                       const std::vector<std::string>& selected) {
  std::vector<Ordinal> ordinals = values_with_hits(tally, columns.ordinals(facet));
  const std::size_t listed = std::min(limit, ordinals.size());
  const auto end = ordinals.begin() + static_cast<std::ptrdiff_t>(listed);
  std::partial_sort(ordinals.begin(), end, ordinals.end(), [&](Ordinal left, Ordinal right) {
    return comes_first(tally, facet, left, right);
  });
  FacetCounts counts{.facet = facet, .values = {}, .more = ordinals.size() - listed};
  ordinals.erase(end, ordinals.end());

  const std::vector<Ordinal> chosen = selected_ordinals(columns, facet, selected);
  for (const Ordinal ordinal : chosen) {
    if (contains(ordinals, ordinal)) continue;
    ordinals.push_back(ordinal);
    if (tally.count(ordinal) > 0) --counts.more;
  }
  for (const Ordinal ordinal : ordinals) {
    counts.values.push_back({.value = columns.value(ordinal).text,
                             .label = {},
                             .count = tally.count(ordinal),
                             .is_selected = contains(chosen, ordinal)});
  }
  return counts;
}

}  // namespace article_search
