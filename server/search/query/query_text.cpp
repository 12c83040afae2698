#include "server/search/query/query_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "server/search/query/query_shape.h"

namespace article_search {

namespace {

using Kind = QueryNode::Kind;

std::string field_prefix(const QueryTerm& term) {
  if (!term.field) return {};
  return std::string(schema::traits(*term.field).name) + ':';
}

std::string term_text(const QueryTerm& term) {
  std::string text = term.is_quoted ? '"' + term.text + '"' : term.text;
  if (term.kind == TermKind::verbatim) text.insert(0, 1, '=');
  if (term.kind == TermKind::infix) text.insert(0, 1, '*');
  if (term.kind == TermKind::infix || term.kind == TermKind::prefix) text += '*';
  if (term.slop > 0) text += '~' + std::to_string(term.slop);
  return field_prefix(term) + text;
}

bool is_plain_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || character == '-' || character == '.' ||
           character == '_';
  });
}

std::string filter_text(const QueryNode& node) {
  const std::string name(schema::traits(node.facet).name);
  const bool is_ours = schema::traits(node.facet).form == schema::FacetForm::verbatim;
  const bool needs_quotes = is_ours ? !is_plain_value(node.value) : node.is_quoted;
  return name + ':' + (needs_quotes ? '"' + node.value + '"' : node.value);
}

std::string range_text(const QueryNode& node) {
  constexpr std::size_t kYearSize = 4;
  const bool has_years = node.dates.from.size() <= kYearSize && node.dates.to.size() <= kYearSize;
  const std::string name = has_years ? "year:" : "when:";
  return name + to_string(node.dates);
}

std::string_view sign_of(const QueryNode& node, const QueryNode& clause, const ParsedQuery& query) {
  if (clause.occurrence == Occurrence::must_not) return "-";
  if (clause.occurrence == Occurrence::must &&
      usual_occurrence_in(node, clause, query) != Occurrence::must) {
    return "+";
  }
  return "";
}

/// Whether two words were written together in a script without spaces: only together do they
/// become the same words again.
bool were_together(const QueryNode& left, const QueryNode& right, const ParsedQuery& query) {
  if (left.kind != Kind::term || right.kind != Kind::term) return false;
  const QueryTerm& first = query.terms[left.term];
  const QueryTerm& second = query.terms[right.term];
  return first.source.end == second.source.begin && left.occurrence == right.occurrence &&
         first.kind == second.kind && first.field == second.field;
}

std::string node_text(const QueryNode& node, const ParsedQuery& query);

/// `node` as a part of another: in brackets unless it is of one piece.
std::string part_text(const QueryNode& node, const ParsedQuery& query) {
  const bool is_group =
      node.kind == Kind::any || node.kind == Kind::all || node.kind == Kind::either;
  return is_group ? '(' + node_text(node, query) + ')' : node_text(node, query);
}

std::string clauses_text(const QueryNode& node, const ParsedQuery& query) {
  std::string text;
  const QueryNode* previous = nullptr;
  for (const QueryNode& clause : node.children) {
    if (previous != nullptr && were_together(*previous, clause, query)) {
      text += query.terms[clause.term].text;
    } else {
      if (previous != nullptr) text += ' ';
      text.append(sign_of(node, clause, query)).append(part_text(clause, query));
    }
    previous = &clause;
  }
  return text;
}

std::string joined_text(const QueryNode& node,
                        const std::string& separator,
                        const ParsedQuery& query) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += separator;
    // Words side by side bind closer than AND and OR, so they need no brackets.
    text += child.kind == Kind::any ? node_text(child, query) : part_text(child, query);
  }
  return text;
}

std::string node_text(const QueryNode& node, const ParsedQuery& query) {
  switch (node.kind) {
    case Kind::term:
      return term_text(query.terms[node.term]);
    case Kind::filter:
      return filter_text(node);
    case Kind::range:
      return range_text(node);
    case Kind::near:
      return joined_text(node, " NEAR/" + std::to_string(node.distance) + ' ', query);
    case Kind::any:
      return clauses_text(node, query);
    case Kind::all:
      return joined_text(node, " AND ", query);
    case Kind::either:
      return joined_text(node, " OR ", query);
  }
  return {};
}

}  // namespace

std::string canonical_text(const ParsedQuery& query) { return node_text(query.root, query); }

}  // namespace article_search
