#pragma once

#include <cstdint>
#include <map>
#include <span>

#include <xapian.h>

#include "server/search/match/column_filter.h"
#include "server/search/match/document_bits.h"
#include "server/search/match/facets.h"
#include "server/search/match/groups.h"
#include "server/search/match/matches.h"
#include "server/search/match/top_matches.h"
#include "server/search/search_request.h"
#include "server/search/state/passage_columns.h"

namespace article_search {

/// What sorts a passage in an order other than relevance: lower first, then by place.
std::uint32_t sort_number(const PassageColumns& columns, Xapian::docid document, SortOrder order);

/// Takes what matches a query and makes the answer of it that a request asks for: keeps out what
/// its filters do, counts, and sorts. Everything it needs is in memory. `columns` and `request`
/// must outlive it.
class MatchCollector {
 public:
  MatchCollector(const PassageColumns& columns, const SearchRequest& request, const Window& window);

  /// Counts what matches in the block that begins with the document `begin`, `with_all_words` of
  /// it, and gives what of it the filters let through. Each block once.
  DocumentBits count(Xapian::docid begin,
                     const DocumentBits& matches,
                     const DocumentBits& with_all_words);

  /// What a document must come before to be within the window; null as long as all are.
  const Candidate* last() const { return top_.last(); }

  /// Of what count() gave those that may be within the window, and takes their scores, by place,
  /// out of `scores`. By relevance those in `coming_first` come before the others.
  void add(Xapian::docid begin,
           const DocumentBits& documents,
           const DocumentBits& coming_first,
           std::span<double, DocumentBits::kSize> scores);

  /// All totals are exact.
  Matches take();

 private:
  bool passes_filters(Xapian::docid document);
  double least_score() const;
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
  TopEntries<Candidate> top_;
  /// Where matches are grouped, instead of top_.
  GroupCollector groups_;
};

}  // namespace article_search
