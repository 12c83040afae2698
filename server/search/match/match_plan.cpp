#include "server/search/match/match_plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/schema/fields.h"
#include "server/search/match/term_ways.h"

namespace article_search {

namespace {

using schema::Field;
using Kind = QueryNode::Kind;

class Planner {
 public:
  Planner(const ParsedQuery& query, PostingTable& postings, MatchMode match)
      : query_(query), postings_(postings), match_(match) {}

  MatchNode plan(const QueryNode& node) const {
    switch (node.kind) {
      case Kind::term:
        return plan_term(query_.terms[node.term]);
      case Kind::near:
        return plan_near(node);
      case Kind::filter:
      case Kind::range:
        return {.is_group = true, .restrictions = {restriction_of(node)}};
      case Kind::any:
        return plan_clauses(node);
      case Kind::all:
        return plan_all(node);
      case Kind::either:
        return plan_either(node);
    }
    return {};
  }

 private:
  MatchNode plan_term(const QueryTerm& term) const {
    if (term.kind == TermKind::verbatim) return plan_verbatim(term);
    return {.streams = read_ways(ways_to_find(term, postings_.view()), term.slop, postings_)};
  }

  /// Needs one of the ways that it is written, and each of its words somewhere as it was spelt.
  MatchNode plan_verbatim(const QueryTerm& term) const {
    MatchNode group{.is_group = true};
    const TermWays ways{.added = ways_in_texts(term, postings_.view()), .alternatives = {}};
    group.needed.push_back({.streams = read_ways(ways, term.slop, postings_)});
    for (const std::string& word : term.spelling) {
      const TermWay as_spelt{Field::exact, {word}, traits(Field::exact).weight};
      const TermWays only{.added = {as_spelt}, .alternatives = {}};
      group.needed.push_back({.streams = read_ways(only, 0, postings_)});
    }
    return group;
  }

  MatchNode plan_near(const QueryNode& node) const {
    MatchNode leaf;
    for (const WordPattern& pattern : ways_to_be_near(node, query_)) {
      leaf.streams.patterns.emplace_back(pattern, 1, postings_);
    }
    return leaf;
  }

  /// Texts are looked at only where all else matches.
  static void put_words_first(std::vector<MatchNode>& needed) {
    std::stable_partition(needed.begin(), needed.end(), [](const MatchNode& node) {
      return !node.is_group && node.streams.patterns.empty();
    });
  }

  static bool is_restriction(const QueryNode& node) {
    return node.kind == Kind::filter || node.kind == Kind::range;
  }

  Restriction restriction_of(const QueryNode& node) const {
    const PassageColumns& columns = postings_.view().columns;
    if (node.kind == Kind::range) return restriction_to(columns, node.dates);
    Restriction restriction;
    add_values(restriction, columns, node.value_terms);
    return restriction;
  }

  MatchNode plan_clauses(const QueryNode& node) const {
    if (node.children.empty()) return {};
    MatchNode group{.is_group = true};
    /// Of several values of one facet a passage needs one.
    std::map<schema::Facet, Restriction> values;
    for (const QueryNode& clause : node.children) {
      if (clause.occurrence == Occurrence::must_not) {
        group.unwanted.push_back(plan(clause));
      } else if (clause.kind == Kind::filter) {
        add_values(values[clause.facet], postings_.view().columns, clause.value_terms);
      } else if (clause.kind == Kind::range) {
        group.restrictions.push_back(restriction_of(clause));
      } else {
        const bool is_wished = clause.occurrence == Occurrence::may;
        auto& those = is_wished && match_ == MatchMode::any ? group.wished : group.needed;
        those.push_back(plan(clause));
        those.back().is_side_by_side = is_wished && clause.kind == Kind::term;
      }
    }
    put_words_first(group.needed);
    for (auto& [facet, restriction] : values) group.restrictions.push_back(std::move(restriction));
    return group;
  }

  MatchNode plan_all(const QueryNode& node) const {
    MatchNode group{.is_group = true};
    for (const QueryNode& child : node.children) {
      if (is_restriction(child)) {
        group.restrictions.push_back(restriction_of(child));
      } else {
        group.needed.push_back(plan(child));
      }
    }
    put_words_first(group.needed);
    return group;
  }

  MatchNode plan_either(const QueryNode& node) const {
    MatchNode group{.is_group = true};
    for (const QueryNode& child : node.children) group.wished.push_back(plan(child));
    return group;
  }

  const ParsedQuery& query_;
  PostingTable& postings_;
  MatchMode match_;
};

}  // namespace

MatchNode plan_match(const ParsedQuery& query, PostingTable& postings, MatchMode match) {
  return Planner(query, postings, match).plan(query.root);
}

MatchNode match_everything() { return {.is_group = true}; }

}  // namespace article_search
