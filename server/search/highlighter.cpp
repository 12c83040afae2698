#include "server/search/highlighter.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "indexer/schema/sentences.h"

namespace article_search {

namespace {

using schema::Token;

/// One form of one term.
struct Pattern {
  std::size_t term = 0;
  const StemSequence* stems = nullptr;
};

using PatternsByStem = std::unordered_multimap<std::string_view, Pattern>;

void add_patterns(std::size_t term,
                  const std::vector<StemSequence>& ways,
                  PatternsByStem& patterns) {
  for (const StemSequence& stems : ways) {
    if (!stems.empty()) patterns.emplace(stems.front(), Pattern{term, &stems});
  }
}

PatternsByStem patterns_by_first_stem(std::span<const QueryTerm> terms) {
  PatternsByStem patterns;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    add_patterns(term, terms[term].forms, patterns);
    add_patterns(term, terms[term].synonyms, patterns);
  }
  return patterns;
}

/// The token at `position` with `stem` among `tokens`, which are in order; null when there is none.
const Token* find_token(std::span<const Token> tokens,
                        std::uint32_t position,
                        std::string_view stem) {
  for (const Token& token : tokens) {
    if (token.position > position) return nullptr;
    if (token.position == position && token.stem == stem) return &token;
  }
  return nullptr;
}

/// Where the text stops matching `stems` if it matches them from the first of `tokens` on; 0 if
/// not.
std::size_t match_end(std::span<const Token> tokens, const StemSequence& stems) {
  const Token* last = &tokens.front();
  for (std::size_t at = 1; at < stems.size(); ++at) {
    last = find_token(tokens, last->position + last->span, stems[at]);
    if (last == nullptr) return 0;
  }
  return last->end;
}

/// What a snippet that begins at some place would show.
struct Window {
  TextRange range;
  std::size_t terms = 0;
  std::size_t matches = 0;
};

bool is_better(const Window& window, const Window& than) {
  return std::pair(window.terms, window.matches) > std::pair(than.terms, than.matches);
}

bool is_inside(const TextRange& range, const TextRange& of) {
  return range.begin >= of.begin && range.end <= of.end;
}

Window show(const TextRange& range, std::span<const TermMatch> matches) {
  std::bitset<kMaxQueryWords> terms;
  Window window{.range = range};
  for (const TermMatch& match : matches) {
    if (!is_inside(match.range, range)) continue;
    terms.set(match.term);
    ++window.matches;
  }
  window.terms = terms.count();
  return window;
}

/// The last offset at or before `at` where a word of `text` ends, but not before `begin`.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t at) {
  if (at >= text.size()) return text.size();
  const std::size_t space = text.rfind(' ', at);
  if (space != std::string_view::npos && space > begin) return space;
  return std::min(text.find(' ', at), text.size());
}

/// Where a snippet from `begin` ends: with its last whole sentence if that is most of it.
std::size_t window_end(std::string_view text,
                       std::size_t begin,
                       std::span<const std::size_t> sentences) {
  const std::size_t end = word_end(text, begin, begin + kSnippetBytes);
  if (end == text.size()) return end;
  const auto next = std::upper_bound(sentences.begin(), sentences.end(), end);
  if (next == sentences.begin()) return end;
  const std::size_t sentence = *(next - 1);
  constexpr std::size_t kMost = kSnippetBytes / 2;
  return sentence >= begin + kMost ? sentence : end;
}

/// Where snippets may begin: with a sentence, or some words before a match.
std::vector<std::size_t> possible_starts(std::string_view text,
                                         std::span<const TermMatch> matches,
                                         std::span<const std::size_t> sentences) {
  constexpr std::size_t kContext = 60;
  std::vector<std::size_t> starts(sentences.begin(), sentences.end());
  for (const TermMatch& match : matches) {
    const std::size_t from = match.range.begin;
    if (from <= kContext) continue;
    const std::size_t space = text.find(' ', from - kContext);
    if (space < from) starts.push_back(space + 1);
  }
  return starts;
}

TextRange without_outer_spaces(std::string_view text, TextRange range) {
  while (range.begin < range.end && text[range.begin] == ' ') ++range.begin;
  while (range.begin < range.end && text[range.end - 1] == ' ') --range.end;
  return range;
}

TextRange best_range(std::string_view text, std::span<const TermMatch> matches) {
  if (text.size() <= kSnippetBytes) return {0, text.size()};
  const std::vector<std::size_t> sentences = schema::sentence_starts(text);
  Window best;
  // Sentences come first, so that a start within one must show more to win.
  for (const std::size_t start : possible_starts(text, matches, sentences)) {
    const Window window = show({start, window_end(text, start, sentences)}, matches);
    if (best.range.end == 0 || is_better(window, best)) best = window;
  }
  return best.range;
}

}  // namespace

std::vector<TermMatch> find_terms(std::span<const Token> tokens, std::span<const QueryTerm> terms) {
  const PatternsByStem patterns = patterns_by_first_stem(terms);
  std::vector<TermMatch> matches;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto [begin, end] = patterns.equal_range(tokens[at].stem);
    for (auto pattern = begin; pattern != end; ++pattern) {
      const std::size_t stop = match_end(tokens.subspan(at), *pattern->second.stems);
      if (stop > 0) matches.push_back({pattern->second.term, {tokens[at].begin, stop}});
    }
  }
  return matches;
}

std::vector<TextRange> highlighted_ranges(std::span<const TermMatch> matches) {
  std::vector<TextRange> ranges;
  for (const TermMatch& match : matches) {
    if (!ranges.empty() && match.range.begin < ranges.back().end) {
      ranges.back().end = std::max(ranges.back().end, match.range.end);
    } else {
      ranges.push_back(match.range);
    }
  }
  return ranges;
}

Snippet make_snippet(std::string_view text, std::span<const TermMatch> matches) {
  const TextRange shown = without_outer_spaces(text, best_range(text, matches));
  Snippet snippet{.text = std::string(text.substr(shown.begin, shown.end - shown.begin)),
                  .highlights = {},
                  .cut_at_start = shown.begin > 0,
                  .cut_at_end = shown.end < text.size()};
  for (const TextRange& range : highlighted_ranges(matches)) {
    if (!is_inside(range, shown)) continue;
    snippet.highlights.push_back({range.begin - shown.begin, range.end - shown.begin});
  }
  return snippet;
}

}  // namespace article_search
