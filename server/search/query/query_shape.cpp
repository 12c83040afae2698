#include "server/search/query/query_shape.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace article_search {

namespace {

using Kind = QueryNode::Kind;

bool is_group(const QueryNode& node) {
  return node.kind == Kind::any || node.kind == Kind::all || node.kind == Kind::either ||
         node.kind == Kind::near;
}

/// A group of one is that one. A lone unwanted clause stays a group, for it means everything else.
void become_only_child(QueryNode& node, const std::vector<QueryTerm>& terms) {
  if (!is_group(node) || node.children.size() != 1) return;
  if (node.children.front().occurrence == Occurrence::must_not) return;
  QueryNode child = std::move(node.children.front());
  const bool was_usual = node.occurrence == usual_occurrence(node, terms);
  child.occurrence = was_usual && node.occurrence == Occurrence::may
                         ? usual_occurrence(child, terms)
                         : node.occurrence;
  node = std::move(child);
}

bool is_list_of_words(const QueryNode& node) {
  return node.kind == Kind::any && node.occurrence == Occurrence::may &&
         std::all_of(node.children.begin(), node.children.end(),
                     [](const QueryNode& child) { return child.occurrence == Occurrence::may; });
}

/// (stem cells) repair is stem cells repair.
void splice_lists(QueryNode& node) {
  std::vector<QueryNode> children;
  for (QueryNode& child : node.children) {
    if (is_list_of_words(child)) {
      std::move(child.children.begin(), child.children.end(), std::back_inserter(children));
    } else {
      children.push_back(std::move(child));
    }
  }
  node.children = std::move(children);
}

void drop_terms(QueryNode& node, const std::vector<std::size_t>& places) {
  constexpr auto kGone = static_cast<std::size_t>(-1);
  for (QueryNode& child : node.children) drop_terms(child, places);
  std::erase_if(node.children, [&](const QueryNode& child) {
    return child.kind == Kind::term && places[child.term] == kGone;
  });
  for (QueryNode& child : node.children) {
    if (child.kind == Kind::term) child.term = places[child.term];
  }
}

void mark(const QueryNode& node, bool is_needed, bool is_excluded, std::vector<QueryTerm>& terms) {
  if (node.kind == Kind::term) {
    terms[node.term].is_required = is_needed && !is_excluded;
    terms[node.term].is_excluded = is_excluded;
  }
  for (const QueryNode& child : node.children) {
    const bool is_clause = node.kind == Kind::any;
    const bool is_needed_here = node.kind == Kind::all || node.kind == Kind::near ||
                                (is_clause && child.occurrence == Occurrence::must);
    mark(child, is_needed && is_needed_here,
         is_excluded || (is_clause && child.occurrence == Occurrence::must_not), terms);
  }
}

}  // namespace

Occurrence usual_occurrence(const QueryNode& node, const std::vector<QueryTerm>& terms) {
  if (node.kind == Kind::any) return Occurrence::may;
  if (node.kind != Kind::term) return Occurrence::must;
  const QueryTerm& term = terms[node.term];
  return term.is_quoted || term.field ? Occurrence::must : Occurrence::may;
}

void simplify(QueryNode& node, const std::vector<QueryTerm>& terms) {
  for (QueryNode& child : node.children) simplify(child, terms);
  std::erase_if(node.children,
                [](const QueryNode& child) { return is_group(child) && child.children.empty(); });
  if (node.kind == Kind::any) {
    splice_lists(node);
  } else {
    for (QueryNode& child : node.children) child.occurrence = Occurrence::may;
  }
  if (node.children.empty() && is_group(node)) node.kind = Kind::any;
  become_only_child(node, terms);
}

bool is_plain_list(const QueryNode& node) {
  return node.kind == Kind::any && !node.is_signed &&
         std::all_of(node.children.begin(), node.children.end(), [](const QueryNode& child) {
           return child.kind == Kind::term && !child.is_signed;
         });
}

std::size_t words_side_by_side(const QueryNode& root) {
  std::size_t count = 0;
  for (const QueryNode& clause : root.children) {
    if (clause.kind == Kind::term && clause.occurrence != Occurrence::must_not) ++count;
    if (is_plain_list(clause)) count += clause.children.size();
  }
  return count;
}

bool is_prose(const QueryNode& root) {
  constexpr std::size_t kMostWords = 12;
  return root.kind == Kind::any && words_side_by_side(root) > kMostWords;
}

Occurrence usual_occurrence_in(const QueryNode& node,
                               const QueryNode& clause,
                               const ParsedQuery& query) {
  const bool is_quoted = clause.kind == Kind::term && query.terms[clause.term].is_quoted;
  if (is_quoted && &node == &query.root && is_prose(node)) return Occurrence::may;
  return usual_occurrence(clause, query.terms);
}

void relax_prose(ParsedQuery& query) {
  if (!is_prose(query.root)) return;
  for (QueryNode& clause : query.root.children) {
    if (!clause.is_signed && clause.occurrence == Occurrence::must) {
      clause.occurrence = usual_occurrence_in(query.root, clause, query);
    }
  }
}

void keep_terms(ParsedQuery& query, const std::vector<bool>& kept) {
  constexpr auto kGone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> places(query.terms.size(), kGone);
  std::vector<QueryTerm> terms;
  for (std::size_t at = 0; at < query.terms.size(); ++at) {
    if (!kept[at]) continue;
    places[at] = terms.size();
    terms.push_back(std::move(query.terms[at]));
  }
  // A root that is a term is wrapped, so that it can be taken out like any other.
  QueryNode root;
  root.children.push_back(std::move(query.root));
  drop_terms(root, places);
  query.terms = std::move(terms);
  simplify(root, query.terms);
  root.occurrence = Occurrence::may;
  query.root = std::move(root);
}

void mark_terms(ParsedQuery& query) {
  const bool is_word =
      query.root.kind == Kind::term && usual_occurrence(query.root, query.terms) == Occurrence::may;
  mark(query.root, !is_word, false, query.terms);
}

}  // namespace article_search
