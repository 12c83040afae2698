#include "server/search/highlighter.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace article_search {

namespace {

using schema::Token;

/// One form of one term.
struct Pattern {
  std::size_t term = 0;
  const StemSequence* words = nullptr;
};

using PatternsByWord = std::unordered_multimap<std::string_view, Pattern>;
using Word = std::string Token::*;

/// What to look for in a text's tokens.
class Patterns {
 public:
  Patterns(std::span<const QueryTerm> terms, schema::Field field) : terms_(terms) {
    for (std::size_t at = 0; at < terms.size(); ++at) {
      const QueryTerm& term = terms[at];
      if (!term.is_excluded && (!term.field || *term.field == field)) add(at, term);
    }
  }

  /// Adds the matches that begin with the first of `tokens`.
  void find(std::span<const Token> tokens, std::vector<TermMatch>& matches) const {
    find_in(by_stem_, &Token::stem, tokens, matches);
    find_in(by_spelling_, &Token::exact, tokens, matches);
    const Token& token = tokens.front();
    for (const std::size_t term : wildcards_) {
      if (stands_for(terms_[term], token)) matches.push_back({term, {token.begin, token.end}});
    }
  }

 private:
  void add(std::size_t at, const QueryTerm& term) {
    if (term.kind == TermKind::verbatim) {
      add_to(by_spelling_, at, term.spelling);
      return;
    }
    for (const StemSequence& form : term.forms) add_to(by_stem_, at, form);
    for (const StemSequence& name : term.synonyms) add_to(by_stem_, at, name);
    for (const StemSequence& name : term.corrections) add_to(by_stem_, at, name);
    const bool is_open =
        term.is_unfinished || term.kind == TermKind::prefix || term.kind == TermKind::infix;
    if (is_open && !term.exact.empty()) wildcards_.push_back(at);
  }

  static void add_to(PatternsByWord& patterns, std::size_t term, const StemSequence& words) {
    if (!words.empty()) patterns.emplace(words.front(), Pattern{term, &words});
  }

  static bool stands_for(const QueryTerm& term, const Token& token) {
    return term.kind == TermKind::infix ? token.exact.find(term.exact) != std::string::npos
                                        : token.exact.starts_with(term.exact);
  }

  void find_in(const PatternsByWord& patterns,
               Word word,
               std::span<const Token> tokens,
               std::vector<TermMatch>& matches) const {
    const auto [begin, end] = patterns.equal_range(tokens.front().*word);
    for (auto at = begin; at != end; ++at) add_match(at->second, word, tokens, matches);
  }

  void add_match(const Pattern& pattern,
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

  /// The tokens that are `words`, the first of `tokens` being the first; none when they are not
  /// all there with at most `slop` others between. Each as early as possible, which leaves the
  /// most room.
  static std::vector<const Token*> words_in(std::span<const Token> tokens,
                                            const StemSequence& words,
                                            Word word,
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

  std::span<const QueryTerm> terms_;
  PatternsByWord by_stem_;
  PatternsByWord by_spelling_;
  std::vector<std::size_t> wildcards_;
};

}  // namespace

std::vector<TermMatch> find_terms(std::span<const Token> tokens,
                                  std::span<const QueryTerm> terms,
                                  schema::Field field) {
  const Patterns patterns(terms, field);
  std::vector<TermMatch> matches;
  for (std::size_t at = 0; at < tokens.size(); ++at) patterns.find(tokens.subspan(at), matches);
  std::stable_sort(matches.begin(), matches.end(), [](const auto& left, const auto& right) {
    return left.range.begin < right.range.begin;
  });
  return matches;
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
