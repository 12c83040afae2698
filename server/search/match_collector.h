#pragma once

#include <cstdint>
#include <map>

#include <xapian.h>

#include "server/search/column_filter.h"
#include "server/search/facets.h"
#include "server/search/passage_columns.h"
#include "server/search/retrieval.h"
#include "server/search/search_request.h"
#include "server/search/top_matches.h"

namespace article_search {

/// Takes what matches a query's words and makes the answer of it that a request asks for: keeps
/// out what its filters do, counts, and sorts. Everything it needs is in memory. `columns` and
/// `request` must outlive it.
class MatchCollector {
 public:
  MatchCollector(const PassageColumns& columns, const SearchRequest& request, const Window& window);

  /// In any order, each document once. `has_all_words`: of those that stand side by side;
  /// `comes_first`: it sorts before those that do not, by relevance.
  void add(Xapian::docid document, double score, bool has_all_words, bool comes_first) {
    if (filter_.has_wishes() && !passes_filters(document)) return;
    tally_.add(document);
    with_all_words_ += has_all_words ? 1 : 0;
    const bool is_by_relevance = request_.sort == SortOrder::relevance;
    if (is_by_relevance && !top_.may_take(comes_first, score)) return;
    keep({.document = document, .has_all_words = comes_first, .score = score});
  }

  /// All totals are exact.
  Matches take();

 private:
  bool passes_filters(Xapian::docid document);
  void keep(Candidate candidate);
  FacetCounts counts_of(schema::Facet facet) const;

  const PassageColumns& columns_;
  const SearchRequest& request_;
  const Window window_;
  const ColumnFilter filter_;
  FacetTally tally_;
  /// For each wanted facet that has a filter, what the others let through.
  std::map<schema::Facet, FacetTally> without_own_filter_;
  std::uint64_t with_all_words_ = 0;
  TopMatches top_;
};

}  // namespace article_search
