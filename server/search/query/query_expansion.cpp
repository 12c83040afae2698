#include "server/search/query/query_expansion.h"

#include <iterator>
#include <string>
#include <vector>

#include "server/search/query/query_lexer.h"

namespace article_search {

namespace {

bool needs_expansion(const QueryTerm& term) {
  return term.is_unfinished || term.kind == TermKind::prefix || term.kind == TermKind::infix;
}

/// Whether `term` stands for no more words than it now has.
bool expand(QueryTerm& term, const IndexWords& words) {
  std::vector<IndexWord> found = term.kind == TermKind::infix
                                     ? words.containing(term.exact, kMaxExpansions + 1)
                                     : words.with_prefix(term.exact, kMaxExpansions + 1);
  const bool is_complete = found.size() <= kMaxExpansions;
  if (!is_complete) found.pop_back();
  for (const IndexWord& word : found) term.expansions.emplace_back(word.text);
  return is_complete;
}

}  // namespace

void expand_wildcards(ParsedQuery& query, const IndexWords& words) {
  for (QueryTerm& term : query.terms) {
    if (!needs_expansion(term) || expand(term, words) || term.is_unfinished) continue;
    warn(query.warnings, "expansions_cut",
         term.text + " with a star stands for too many words; the commonest " +
             std::to_string(kMaxExpansions) + " that were found were searched for.");
  }
}

}  // namespace article_search
