#include "server/search/highlighter.h"

#include <algorithm>
#include <cstdint>

namespace article_search {

namespace {

using schema::Token;

bool stands_for(const QueryTerm& term, const Token& token) {
  return term.kind == TermKind::infix ? token.exact.find(term.exact) != std::string::npos
                                      : token.exact.starts_with(term.exact);
}

/// The tokens that are `words`, the first of `tokens` being the first; none when they are not all
/// there with at most `slop` others between. Each as early as possible, which leaves the most room.
std::vector<const Token*> words_in(std::span<const Token> tokens,
                                   const StemSequence& words,
                                   std::string Token::*word,
                                   std::uint32_t slop) {
  std::vector<const Token*> found = {&tokens.front()};
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::uint32_t from = found.back()->position + found.back()->span;
    const auto next = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.position > from + slop || (token.position >= from && token.*word == words[at]);
    });
    if (next == tokens.end() || next->position > from + slop) return {};
    slop -= next->position - from;
    found.push_back(&*next);
  }
  return found;
}

}  // namespace

TermFinder::TermFinder(std::span<const QueryTerm> terms, schema::Field field) : terms_(terms) {
  for (std::size_t at = 0; at < terms.size(); ++at) {
    const QueryTerm& term = terms[at];
    if (!term.is_excluded && (!term.field || *term.field == field)) add(at);
  }
}

void TermFinder::add(std::size_t at) {
  const QueryTerm& term = terms_[at];
  if (term.kind == TermKind::verbatim) {
    add_by_spelling(at, term.spelling);
    return;
  }
  for (const StemSequence& form : term.forms) add_by_stem(at, form);
  for (const StemSequence& name : term.synonyms) add_by_stem(at, name);
  for (const StemSequence& name : term.corrections) add_by_stem(at, name);
  const bool is_open =
      term.is_unfinished || term.kind == TermKind::prefix || term.kind == TermKind::infix;
  if (!is_open || term.exact.empty()) return;
  wildcards_.push_back(at);
  if (term.kind == TermKind::infix) initials_.set();
  initials_.set(static_cast<unsigned char>(term.exact.front()));
}

void TermFinder::add_by_stem(std::size_t term, const StemSequence& stems) {
  if (stems.empty()) return;
  by_stem_.emplace(stems.front(), Pattern{term, &stems});
  words_.stems.insert(words_.stems.end(), stems.begin(), stems.end());
  set_initials(stems);
}

void TermFinder::add_by_spelling(std::size_t term, const StemSequence& words) {
  if (words.empty()) return;
  by_spelling_.emplace(words.front(), Pattern{term, &words});
  words_.spellings.insert(words_.spellings.end(), words.begin(), words.end());
  set_initials(words);
}

void TermFinder::set_initials(const StemSequence& words) {
  for (const std::string& word : words) {
    if (!word.empty()) initials_.set(static_cast<unsigned char>(word.front()));
  }
}

std::vector<TermMatch> TermFinder::find(std::string_view text, schema::Analyzer& analyzer) const {
  return find(analyzer.analyze_only(text, initials_));
}

std::vector<TermMatch> TermFinder::find(std::span<const Token> tokens) const {
  std::vector<TermMatch> matches;
  for (std::size_t at = 0; at < tokens.size(); ++at) find_first(tokens.subspan(at), matches);
  std::stable_sort(matches.begin(), matches.end(), [](const auto& left, const auto& right) {
    return left.range.begin < right.range.begin;
  });
  return matches;
}

void TermFinder::find_first(std::span<const Token> tokens, std::vector<TermMatch>& matches) const {
  find_in(by_stem_, &Token::stem, tokens, matches);
  find_in(by_spelling_, &Token::exact, tokens, matches);
  const Token& token = tokens.front();
  for (const std::size_t term : wildcards_) {
    if (stands_for(terms_[term], token)) matches.push_back({term, {token.begin, token.end}});
  }
}

void TermFinder::find_in(const Patterns& patterns,
                         Word word,
                         std::span<const Token> tokens,
                         std::vector<TermMatch>& matches) const {
  if (patterns.empty()) return;
  const auto [begin, end] = patterns.equal_range(tokens.front().*word);
  for (auto at = begin; at != end; ++at) add_match(at->second, word, tokens, matches);
}

void TermFinder::add_match(const Pattern& pattern,
                           Word word,
                           std::span<const Token> tokens,
                           std::vector<TermMatch>& matches) const {
  const QueryTerm& term = terms_[pattern.term];
  const std::vector<const Token*> found = words_in(tokens, *pattern.words, word, term.slop);
  if (found.empty()) return;
  if (term.slop == 0) {
    matches.push_back({pattern.term, {found.front()->begin, found.back()->end}});
    return;
  }
  // Between the words of a loose phrase there are others, which did not match.
  for (const Token* token : found) {
    matches.push_back({pattern.term, {token->begin, token->end}});
  }
}

std::vector<TermMatch> find_terms(std::span<const Token> tokens,
                                  std::span<const QueryTerm> terms,
                                  schema::Field field) {
  return TermFinder(terms, field).find(tokens);
}

std::vector<TextRange> highlighted_ranges(std::span<const TermMatch> matches) {
  std::vector<TextRange> ranges;
  for (const TermMatch& match : matches) {
    if (!ranges.empty() && match.range.begin <= ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, match.range.end);
    } else {
      ranges.push_back(match.range);
    }
  }
  return ranges;
}

}  // namespace article_search
