#include "server/search/retrieval.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "server/search/facets.h"
#include "server/search/filters.h"

namespace article_search {

namespace {

using schema::Facet;

/// Orders matches by a number, then by passage id, without reading anything of the index.
class ColumnOrder : public Xapian::KeyMaker {
 public:
  ColumnOrder(const PassageColumns& columns, SortOrder order) : columns_(columns), order_(order) {}

  std::string operator()(const Xapian::Document& document) const override {
    const Xapian::docid number = document.get_docid();
    std::string key;
    if (order_ != SortOrder::relevance) append(key, sort_number(columns_, number, order_));
    append(key, columns_.place(number));
    return key;
  }

 private:
  /// Big-endian, so that keys sort as their numbers.
  static void append(std::string& key, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(number >> shift);
  }

  const PassageColumns& columns_;
  const SortOrder order_;
};

void set_order(Xapian::Enquire& enquire, ColumnOrder& order, SortOrder wanted) {
  if (wanted == SortOrder::relevance) {
    enquire.set_sort_by_relevance_then_key(&order, false);
  } else {
    enquire.set_sort_by_key(&order, false);
  }
}

Total total_of(const Xapian::MSet& matches) {
  const Xapian::doccount at_least = matches.get_matches_lower_bound();
  const bool is_exact = at_least == matches.get_matches_upper_bound();
  return {at_least, is_exact ? TotalRelation::eq : TotalRelation::gte};
}

/// Whether `tally` has counted all of `matches`, whose number Xapian may know without looking at
/// each.
TotalRelation relation_of(const FacetTally& tally, const Total& matches) {
  const bool is_exact =
      matches.relation == TotalRelation::eq && tally.passage_count() == matches.value;
  return is_exact ? TotalRelation::eq : TotalRelation::gte;
}

std::vector<RankedPassage> ranked(const Xapian::MSet& found) {
  std::vector<RankedPassage> passages;
  passages.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) {
    passages.push_back({*match, match.get_weight()});
  }
  return passages;
}

/// Counts `facet` among what its own filter would keep out as well: a second match, which needs no
/// weights.
FacetCounts count_without_own_filter(const Xapian::Database& index,
                                     const PassageColumns& columns,
                                     const Xapian::Query& content,
                                     const SearchRequest& request,
                                     Facet facet) {
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(filtered(content, build_filter(request.filters, facet)));
  FacetTally tally(columns, TallyScope::all_values);
  enquire.add_matchspy(&tally);
  const Total total = total_of(enquire.get_mset(0, 1, kExactTotal));
  FacetCounts counts =
      top_values(tally, columns, facet, request.facets.limit, request.filters.of(facet));
  counts.relation = relation_of(tally, total);
  return counts;
}

}  // namespace

std::uint32_t sort_number(const PassageColumns& columns, Xapian::docid document, SortOrder order) {
  if (order == SortOrder::position) return columns.position(document);
  const std::uint32_t rank = columns.date_rank(document);
  const bool is_reversed = order == SortOrder::newest_first && rank != PassageColumns::kUndated;
  return is_reversed ? PassageColumns::kUndated - 1 - rank : rank;
}

Matches retrieve(const Xapian::Database& index,
                 const PassageColumns& columns,
                 const Xapian::Query& content,
                 const SearchRequest& request,
                 const Window& window) {
  const auto& wanted = request.facets.facets;
  FacetTally tally(columns, wanted.empty() ? TallyScope::articles : TallyScope::all_values);
  ColumnOrder order(columns, request.sort);
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query(filtered(content, build_filter(request.filters)));
  set_order(enquire, order, request.sort);
  enquire.add_matchspy(&tally);
  const Xapian::MSet found =
      enquire.get_mset(static_cast<Xapian::doccount>(window.offset),
                       static_cast<Xapian::doccount>(window.limit), kExactTotal);
  Matches matches;
  matches.passages = total_of(found);
  const TotalRelation relation = relation_of(tally, matches.passages);
  matches.articles = {tally.article_count(), relation};
  matches.ranked = ranked(found);
  for (const Facet facet : wanted) {
    if (!request.filters.of(facet).empty()) {
      matches.facets.push_back(count_without_own_filter(index, columns, content, request, facet));
      continue;
    }
    FacetCounts counts = top_values(tally, columns, facet, request.facets.limit, {});
    counts.relation = relation;
    matches.facets.push_back(std::move(counts));
  }
  return matches;
}

Total count_matches(const Xapian::Database& index, const Xapian::Query& query) {
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return total_of(enquire.get_mset(0, 0, kExactTotal));
}

std::vector<RankedPassage> best_matches(const Xapian::Database& index,
                                        const PassageColumns& columns,
                                        const Xapian::Query& content,
                                        std::size_t limit) {
  ColumnOrder order(columns, SortOrder::relevance);
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query(content);
  set_order(enquire, order, SortOrder::relevance);
  return ranked(enquire.get_mset(0, static_cast<Xapian::doccount>(limit)));
}

}  // namespace article_search
