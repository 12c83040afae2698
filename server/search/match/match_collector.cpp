#include "server/search/match/match_collector.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace article_search {

using schema::Facet;

namespace {

RankedPassage ranked(const Candidate& candidate) {
  return {candidate.document, candidate.score, candidate.has_all_words};
}

/// Without those before `window`; there are none behind it.
template <typename Entry>
std::vector<Entry> page_of(std::vector<Entry> entries, const Window& window) {
  const std::size_t before = std::min(window.offset, entries.size());
  entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(before));
  return entries;
}

}  // namespace

std::uint32_t sort_number(const PassageColumns& columns, Xapian::docid document, SortOrder order) {
  if (order == SortOrder::position) return columns.position(document);
  const std::uint32_t rank = columns.date_rank(document);
  const bool is_reversed = order == SortOrder::newest_first && rank != PassageColumns::kUndated;
  return is_reversed ? PassageColumns::kUndated - 1 - rank : rank;
}

MatchCollector::MatchCollector(const PassageColumns& columns,
                               const SearchRequest& request,
                               const Window& window)
    : columns_(columns),
      request_(request),
      window_(window),
      filter_(columns, request.filters),
      tally_(columns,
             request.facets.facets.empty() ? TallyScope::articles : TallyScope::all_values),
      top_(window.offset + window.limit),
      groups_(columns, window.offset + window.limit) {
  for (const Facet facet : request.facets.facets) {
    if (request.filters.of(facet).empty()) continue;
    without_own_filter_.try_emplace(facet, columns, TallyScope::all_values);
  }
}

DocumentBits MatchCollector::count(Xapian::docid begin,
                                   const DocumentBits& matches,
                                   const DocumentBits& with_all_words) {
  DocumentBits passed = matches;
  if (filter_.has_wishes()) {
    passed.keep_if([&](std::size_t place) {
      return passes_filters(begin + static_cast<Xapian::docid>(place));
    });
  }
  tally_.add(begin, passed);
  DocumentBits all = passed;
  all &= with_all_words;
  with_all_words_ += all.count();
  return passed;
}

bool MatchCollector::passes_filters(Xapian::docid document) {
  const std::uint32_t objections = filter_.objections(document);
  for (auto& [facet, tally] : without_own_filter_) {
    if ((objections & ~ColumnFilter::bit(facet)) == 0) tally.add(document);
  }
  return objections == 0;
}

void MatchCollector::add(Xapian::docid begin,
                         const DocumentBits& documents,
                         const DocumentBits& coming_first,
                         std::span<double, DocumentBits::kSize> scores) {
  double least = least_score();
  documents.for_each([&](std::size_t place) {
    const double score = std::exchange(scores[place], 0);
    const bool comes_first = coming_first.has(place);
    if (score < least && !comes_first) return;
    keep({.document = begin + static_cast<Xapian::docid>(place),
          .has_all_words = comes_first,
          .score = score});
    least = least_score();
  });
}

/// With less, what does not come first is not within the window.
double MatchCollector::least_score() const {
  const Candidate* last = request_.sort == SortOrder::relevance ? top_.last() : nullptr;
  return last == nullptr ? -std::numeric_limits<double>::infinity() : last->score;
}

void MatchCollector::keep(Candidate candidate) {
  candidate.place = columns_.place(candidate.document);
  if (request_.sort != SortOrder::relevance) {
    constexpr int kBitsOfPlace = 32;
    const std::uint64_t number = sort_number(columns_, candidate.document, request_.sort);
    candidate.key = (number << kBitsOfPlace) | candidate.place;
  }
  if (request_.grouping == Grouping::by_article) {
    groups_.add(candidate);
  } else {
    top_.add(candidate);
  }
}

Matches MatchCollector::take() {
  Matches matches;
  matches.passages = tally_.passage_count();
  matches.articles = tally_.article_count();
  matches.all_words = with_all_words_;
  for (const Facet facet : request_.facets.facets) matches.facets.push_back(counts_of(facet));
  for (const Candidate& candidate : page_of(top_.take_sorted(), window_)) {
    matches.ranked.push_back(ranked(candidate));
  }
  for (const CandidateGroup& group : page_of(groups_.take(), window_)) {
    MatchGroup& its = matches.groups.emplace_back();
    its.count = group.count();
    std::ranges::transform(group.first(), std::back_inserter(its.first), ranked);
  }
  return matches;
}

FacetCounts MatchCollector::counts_of(Facet facet) const {
  const auto& values = request_.filters.of(facet);
  const auto own = without_own_filter_.find(facet);
  const FacetTally& tally = own == without_own_filter_.end() ? tally_ : own->second;
  return top_values(tally, columns_, facet, request_.facets.limit, values);
}

}  // namespace article_search
