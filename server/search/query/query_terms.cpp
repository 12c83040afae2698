#include "server/search/query/query_terms.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace article_search {

namespace {

using schema::Token;
using schema::TokenForm;

/// The stems of `tokens` one after the other: their parts, or each compound's joined form.
StemSequence stems(std::span<const Token> tokens, TokenForm preferred) {
  StemSequence sequence;
  std::uint32_t next_position = 0;
  for (const Token& token : tokens) {
    const bool is_wanted = token.form == TokenForm::word || preferred == TokenForm::joined;
    if (!is_wanted || token.position < next_position) continue;
    sequence.push_back(token.stem);
    next_position = token.position + token.span;
  }
  return sequence;
}

std::vector<StemSequence> forms_of(std::span<const Token> tokens) {
  std::vector<StemSequence> forms = {stems(tokens, TokenForm::word)};
  StemSequence joined = stems(tokens, TokenForm::joined);
  if (joined != forms.front()) forms.push_back(std::move(joined));
  return forms;
}

bool is_plain(const QueryTerm& term) {
  return term.kind == TermKind::word && !term.is_required && !term.is_excluded && !term.field;
}

bool is_plain_word(const QueryTerm& term) { return is_plain(term) && !term.exact.empty(); }

/// "don't", "what's", "I'd": a stop word, and what an apostrophe leaves of another.
bool is_contraction(const QueryTerm& term) {
  constexpr std::array<std::string_view, 4> kLetters = {"d", "m", "s", "t"};
  return is_plain(term) && term.spelling.size() == 2 &&
         (term.text.find('\'') != std::string::npos || term.text.find("’") != std::string::npos) &&
         schema::is_stop_word(term.spelling.front()) &&
         (schema::is_stop_word(term.spelling.back()) ||
          std::find(kLetters.begin(), kLetters.end(), term.spelling.back()) != kLetters.end());
}

}  // namespace

QueryTerm make_term(std::string_view text, std::span<const Token> tokens) {
  QueryTerm term;
  term.source = {tokens.front().begin, tokens.back().end};
  term.text = text.substr(term.source.begin, term.source.end - term.source.begin);
  term.forms = forms_of(tokens);
  for (const Token& token : tokens) {
    if (token.form == TokenForm::word) term.spelling.push_back(token.exact);
  }
  if (tokens.size() == 1) term.exact = tokens.front().exact;
  return term;
}

std::vector<std::span<const Token>> compounds(std::span<const Token> tokens) {
  std::vector<std::span<const Token>> groups;
  for (auto begin = tokens.begin(); begin != tokens.end();) {
    const auto end = std::find_if(
        begin, tokens.end(), [&](const Token& token) { return token.compound != begin->compound; });
    groups.emplace_back(begin, end);
    begin = end;
  }
  return groups;
}

void add_joined_neighbours(std::vector<QueryTerm>& terms, schema::Analyzer& analyzer) {
  for (std::size_t at = 0; at + 1 < terms.size(); ++at) {
    QueryTerm& first = terms[at];
    QueryTerm& second = terms[at + 1];
    if (!is_plain_word(first) || !is_plain_word(second)) continue;
    const std::vector<Token> joined = analyzer.analyze(first.text + second.text);
    if (joined.size() != 1) continue;
    first.forms.push_back({joined.front().stem});
    second.forms.push_back({joined.front().stem});
  }
}

bool is_stop_word(const QueryTerm& term) {
  if (is_contraction(term)) return true;
  return is_plain_word(term) && !term.is_unfinished && schema::is_stop_word(term.exact);
}

}  // namespace article_search
