#include "server/search/match/sought_words.h"

#include <algorithm>

namespace article_search {

namespace {

void add(const std::string& stem, const QueryTerm& term, std::vector<SoughtWord>& words) {
  const auto known = std::find_if(words.begin(), words.end(),
                                  [&](const SoughtWord& word) { return word.stem == stem; });
  if (known == words.end()) {
    words.push_back({.stem = stem,
                     .names = term.synonyms,
                     .takes_kin = term.kind == TermKind::word && !term.is_quoted && !term.field});
  } else {
    ++known->count;
  }
}

}  // namespace

std::vector<SoughtWord> sought_words(const ParsedQuery& query) {
  std::vector<SoughtWord> words;
  for (const QueryTerm& term : query.terms) {
    if (term.is_excluded || term.forms.empty()) continue;
    for (const std::string& stem : term.forms.front()) add(stem, term, words);
  }
  return words;
}

}  // namespace article_search
