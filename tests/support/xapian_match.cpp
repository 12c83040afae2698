#include "tests/support/xapian_match.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "server/search/match/facets.h"
#include "server/search/match/match_collector.h"
#include "server/search/match/match_plan.h"
#include "server/search/query_builder.h"
#include "server/search/state/passage_weight.h"

namespace article_search::testing {

namespace {

using schema::Facet;
using Xapian::Query;

/// More than any score, so that it sorts passages in two; a power of two, and no greater, so that
/// taking it away again leaves the score exact to 1e-11.
constexpr double kAllWordsWeight = 65'536;

/// Orders matches by a number, then by passage id.
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

class Spy : public Xapian::MatchSpy {
 public:
  explicit Spy(FacetTally& tally) : tally_(tally) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    tally_.add(document.get_docid());
  }

 private:
  FacetTally& tally_;
};

Query value_query(Facet facet, const std::string& value) {
  constexpr std::size_t kYearSize = 4;
  if (facet == Facet::year && value.size() > kYearSize) {
    if (const auto range = parse_year_range(value)) return date_query(*range);
  }
  return Query(schema::facet_term(facet, value));
}

/// `content` where the filters of `request` match too, without those of `but`.
Query filtered(const Query& content, const Filters& filters, std::optional<Facet> but = {}) {
  Query query = content;
  for (const schema::FacetTraits& facet : schema::kFacets) {
    std::vector<Query> any;
    for (const std::string& value : filters.of(facet.facet)) {
      any.push_back(value_query(facet.facet, value));
    }
    if (any.empty() || facet.facet == but) continue;
    query = Query(Query::OP_FILTER, query, Query(Query::OP_OR, any.begin(), any.end()));
  }
  if (filters.when) query = Query(Query::OP_FILTER, query, date_query(*filters.when));
  return query;
}

/// The words of `query` that stand side by side and are only wished for, when they are several.
std::vector<const QueryTerm*> wished_words(const ParsedQuery& query) {
  std::vector<const QueryTerm*> words;
  if (query.root.kind != QueryNode::Kind::any) return words;
  for (const QueryNode& clause : query.root.children) {
    if (clause.kind == QueryNode::Kind::term && clause.occurrence == Occurrence::may) {
      words.push_back(&query.terms[clause.term]);
    }
  }
  if (words.size() < 2) words.clear();
  return words;
}

Query all_of(const std::vector<const QueryTerm*>& words, PostingTable& postings) {
  std::vector<Query> all;
  for (const QueryTerm* word : words) all.push_back(build_term_query(*word, postings));
  return {Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, all.begin(), all.end()), 0};
}

Query with_all_words_first(const Query& base,
                           const std::vector<const QueryTerm*>& words,
                           PostingTable& postings) {
  if (words.empty() || words.size() > kAllWordsFirst) return base;
  const Query weight((new Xapian::FixedWeightPostingSource(kAllWordsWeight))->release());
  return {Query::OP_AND_MAYBE, base, Query(Query::OP_AND, all_of(words, postings), weight)};
}

Xapian::MSet every_match(const Xapian::Database& index, const Query& query, FacetTally& tally) {
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  Spy spy(tally);
  enquire.add_matchspy(&spy);
  return enquire.get_mset(0, 0, index.get_doccount());
}

std::vector<RankedPassage> ranked(const Xapian::MSet& found) {
  std::vector<RankedPassage> passages;
  for (auto match = found.begin(); match != found.end(); ++match) {
    const double weight = match.get_weight();
    const bool has_all_words = weight >= kAllWordsWeight;
    passages.push_back({.document = *match,
                        .score = has_all_words ? weight - kAllWordsWeight : weight,
                        .has_all_words = has_all_words});
  }
  return passages;
}

}  // namespace

Matches match_by_xapian(const ParsedQuery& query,
                        PostingTable& postings,
                        const SearchRequest& request,
                        const Window& window) {
  const IndexView& view = postings.view();
  const Query content = build_query(query, postings, request.match);
  const std::vector<const QueryTerm*> words = wished_words(query);
  const bool is_by_relevance = request.sort == SortOrder::relevance;
  Xapian::Enquire enquire(view.index);
  enquire.set_weighting_scheme(passage_weight());
  enquire.set_query(filtered(
      is_by_relevance ? with_all_words_first(content, words, postings) : content, request.filters));
  ColumnOrder order(view.columns, request.sort);
  if (is_by_relevance) {
    enquire.set_sort_by_relevance_then_key(&order, false);
  } else {
    enquire.set_sort_by_key(&order, false);
  }
  const Xapian::MSet found =
      enquire.get_mset(static_cast<Xapian::doccount>(window.offset),
                       static_cast<Xapian::doccount>(window.limit), view.index.get_doccount());
  Matches matches;
  matches.ranked = ranked(found);

  FacetTally tally(view.columns, TallyScope::all_values);
  every_match(view.index, filtered(content, request.filters), tally);
  matches.passages = tally.passage_count();
  matches.articles = tally.article_count();
  FacetTally of_all_words(view.columns, TallyScope::articles);
  const Query all(Query::OP_FILTER, content, words.empty() ? content : all_of(words, postings));
  every_match(view.index, filtered(all, request.filters), of_all_words);
  matches.all_words = of_all_words.passage_count();
  for (const Facet facet : request.facets.facets) {
    FacetTally its(view.columns, TallyScope::all_values);
    every_match(view.index, filtered(content, request.filters, facet), its);
    matches.facets.push_back(
        top_values(its, view.columns, facet, request.facets.limit, request.filters.of(facet)));
  }
  return matches;
}

}  // namespace article_search::testing
