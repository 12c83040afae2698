#include "server/search/query_builder.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/facets.h"
#include "indexer/schema/fields.h"
#include "server/search/match/term_ways.h"
#include "server/search/word_queries.h"

namespace article_search {

namespace {

using schema::Field;
using Kind = QueryNode::Kind;
using Xapian::Query;

Query combine(Query::op how, const std::vector<Query>& queries) {
  return {how, queries.begin(), queries.end()};
}

Query weighted(const Query& query, double weight) {
  if (weight == 1.0 || query.empty()) return query;
  return {Query::OP_SCALE_WEIGHT, query, weight};
}

Query build_unscaled(const TermWay& way, std::size_t slop, PostingTable& postings) {
  if (way.words.size() > 1) return pattern_query(pattern_of(way, slop), postings);
  const std::string& word = way.words.front();
  if (way.field == Field::exact) return spelt_query(word, postings);
  return Query(schema::term(way.field, word));
}

/// The Xapian query for `way`; between words in a row there may be `slop` others, all in all.
Query build_way(const TermWay& way, std::size_t slop, PostingTable& postings) {
  return weighted(build_unscaled(way, slop, postings), way.scale);
}

std::vector<Query> build_ways(const std::vector<TermWay>& ways,
                              std::size_t slop,
                              PostingTable& postings) {
  std::vector<Query> built;
  built.reserve(ways.size());
  for (const TermWay& way : ways) built.push_back(build_way(way, slop, postings));
  return built;
}

/// Passages with a sequence of the stems, and with each word somewhere as it was spelt.
Query verbatim_query(const QueryTerm& term, PostingTable& postings) {
  std::vector<Query> needed = {
      combine(Query::OP_OR, build_ways(ways_in_texts(term, postings.view()), term.slop, postings))};
  for (const std::string& word : term.spelling) {
    needed.push_back(weighted(spelt_query(word, postings), traits(Field::exact).weight));
  }
  return combine(Query::OP_AND, needed);
}

/// Passages with any of the values that a filter was resolved to.
Query values_of(const QueryNode& filter) {
  return {Query::OP_OR, filter.value_terms.begin(), filter.value_terms.end()};
}

/// Whether what is built weighs anything, or only keeps out.
enum class TreeUse { to_weigh, to_exclude };

class TreeBuilder {
 public:
  TreeBuilder(const ParsedQuery& query,
              PostingTable& postings,
              MatchMode match,
              TreeUse use = TreeUse::to_weigh)
      : query_(query), postings_(postings), match_(match), use_(use) {}

  Query build(const QueryNode& node) const {
    switch (node.kind) {
      case Kind::term:
        return build_term_query(query_.terms[node.term], postings_);
      case Kind::near:
        return near(node);
      case Kind::filter:
        return weighted(values_of(node), 0);
      case Kind::range:
        return date_query(node.dates);
      case Kind::any:
        return clauses(node);
      case Kind::all:
        return combine(Query::OP_AND, built(node.children));
      case Kind::either:
        return combine(Query::OP_OR, built(node.children));
    }
    return {};
  }

 private:
  std::vector<Query> built(const std::vector<QueryNode>& nodes) const {
    std::vector<Query> queries;
    queries.reserve(nodes.size());
    for (const QueryNode& node : nodes) queries.push_back(build(node));
    return queries;
  }

  Query near(const QueryNode& node) const {
    std::vector<Query> ways;
    for (const WordPattern& pattern : ways_to_be_near(node, query_)) {
      ways.push_back(pattern_query(pattern, postings_));
    }
    return combine(Query::OP_OR, ways);
  }

  struct Clauses {
    std::vector<Query> needed;
    std::vector<Query> optional;
    std::vector<Query> unwanted;
    /// The values that were asked for of each facet.
    std::map<schema::Facet, std::vector<Query>> values;
    std::vector<Query> ranges;
  };

  Clauses sort_out(const QueryNode& node) const {
    Clauses sorted;
    for (const QueryNode& clause : node.children) {
      if (clause.occurrence == Occurrence::must_not) {
        const TreeBuilder excluding(query_, postings_, match_, TreeUse::to_exclude);
        sorted.unwanted.push_back(excluding.build(clause));
        continue;
      }
      const Query query = build(clause);
      if (clause.kind == Kind::filter) {
        sorted.values[clause.facet].push_back(query);
      } else if (clause.kind == Kind::range) {
        sorted.ranges.push_back(query);
      } else {
        const bool is_needed = clause.occurrence == Occurrence::must || match_ == MatchMode::all;
        (is_needed ? sorted.needed : sorted.optional).push_back(query);
      }
    }
    return sorted;
  }

  Query clauses(const QueryNode& node) const {
    if (node.children.empty()) return {};
    const Clauses sorted = sort_out(node);
    Query query = wanted(sorted);
    std::vector<Query> restrictions = sorted.ranges;
    for (const auto& [facet, values] : sorted.values) {
      restrictions.push_back(combine(Query::OP_OR, values));
    }
    if (!restrictions.empty()) {
      query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, restrictions));
    }
    if (sorted.unwanted.empty()) return query;
    return {Query::OP_AND_NOT, query, combine(Query::OP_OR, sorted.unwanted)};
  }

  Query wanted(const Clauses& sorted) const {
    Query optional = combine(Query::OP_OR, sorted.optional);
    if (sorted.needed.empty() && sorted.optional.empty()) {
      return weighted(everything(), 0);
    }
    if (sorted.needed.empty()) return optional;
    const Query needed = combine(Query::OP_AND, sorted.needed);
    // Behind a NOT, Xapian 1.4 decides what AND_MAYBE matches by bounds that it never set.
    const bool is_needed_all = sorted.optional.empty() || use_ == TreeUse::to_exclude;
    return is_needed_all ? needed : Query(Query::OP_AND_MAYBE, needed, optional);
  }

  const ParsedQuery& query_;
  PostingTable& postings_;
  MatchMode match_;
  TreeUse use_;
};

}  // namespace

Query build_query(const ParsedQuery& query, PostingTable& postings, MatchMode match) {
  return TreeBuilder(query, postings, match).build(query.root);
}

Query build_term_query(const QueryTerm& term, PostingTable& postings) {
  if (term.kind == TermKind::verbatim) return verbatim_query(term, postings);
  const TermWays ways = ways_to_find(term, postings.view());
  std::vector<Query> queries = build_ways(ways.added, term.slop, postings);
  if (!ways.alternatives.empty()) {
    queries.push_back(combine(Query::OP_MAX, build_ways(ways.alternatives, 0, postings)));
  }
  return combine(Query::OP_OR, queries);
}

Query date_query(const DateRange& range) {
  constexpr Xapian::valueno kDates = slot(schema::ValueSlot::date);
  // Undated passages have an empty value, which would be before every date.
  const std::string from = range.from.empty() ? "0" : range.lower_bound();
  if (range.to.empty()) return {Query::OP_VALUE_GE, kDates, from};
  return {Query::OP_VALUE_RANGE, kDates, from, range.upper_bound()};
}

Query everything() { return Query(std::string()); }

}  // namespace article_search
