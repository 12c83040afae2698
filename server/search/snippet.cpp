#include "server/search/snippet.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/character_class.h"
#include "indexer/schema/code_points.h"
#include "indexer/schema/sentences.h"

namespace article_search {

namespace {

/// A letter in a snippet is worth nothing, a word of the query as much as it is rare; these are
/// shares of that.
constexpr double kShownBefore = 0.2;
constexpr double kRepeated = 0.05;
constexpr double kNeighbour = 0.3;
constexpr double kWholeSentence = 0.1;
/// Matches farther apart than so many bytes do not tell of each other.
constexpr std::size_t kNearBytes = 60;

bool is_continuation(char byte) {
  constexpr unsigned kMask = 0xC0;
  constexpr unsigned kContinuation = 0x80;
  return (static_cast<unsigned char>(byte) & kMask) == kContinuation;
}

/// Whether what begins at `at` belongs to the character before: an accent, a joiner.
bool continues_character(std::string_view text, std::size_t at) {
  if (is_continuation(text[at])) return true;
  const schema::CharacterClass kind = schema::classify(schema::read_code_point(text, at));
  return kind == schema::CharacterClass::mark || kind == schema::CharacterClass::ignorable;
}

/// The last place at or before `at`, but after `least`, where a character ends.
std::size_t character_boundary(std::string_view text, std::size_t least, std::size_t at) {
  if (at >= text.size()) return text.size();
  std::size_t boundary = at;
  while (boundary > least && continues_character(text, boundary)) --boundary;
  if (boundary > least) return boundary;
  while (at < text.size() && is_continuation(text[at])) ++at;
  return at;
}

/// The last offset at or before `at` where a word of `text` ends; between characters where that
/// is far.
std::size_t word_end(std::string_view text, std::size_t begin, std::size_t at) {
  if (at >= text.size()) return text.size();
  const std::size_t space = text.rfind(' ', at);
  const bool is_near = space != std::string_view::npos && space > begin + (at - begin) / 2;
  return is_near ? space : character_boundary(text, begin, at);
}

/// Where a word begins at or after `at`, but before `match`; between characters where none does.
std::size_t word_begin(std::string_view text, std::size_t at, std::size_t match) {
  const std::size_t space = text.find(' ', at);
  return space < match ? space + 1 : character_boundary(text, 0, at);
}

bool do_overlap(const TextRange& left, const TextRange& right) {
  return left.begin < right.end && right.begin < left.end;
}

class SnippetChoice {
 public:
  SnippetChoice(std::string_view text,
                std::span<const TermMatch> matches,
                std::span<const double> rarity,
                const SnippetShape& shape)
      : text_(text),
        matches_(matches),
        rarity_(rarity),
        shape_(shape),
        length_(shape.length / std::max<std::size_t>(shape.count, 1)) {}

  std::vector<TextRange> choose() {
    if (text_.size() <= shape_.length) return {{0, text_.size()}};
    sentences_ = schema::sentence_starts(text_);
    const std::vector<TextRange> windows = possible_windows();
    while (chosen_.size() < shape_.count && add_best(windows)) {
    }
    return chosen_;
  }

 private:
  /// With a sentence, or some words before a match.
  std::vector<TextRange> possible_windows() const {
    std::vector<TextRange> windows;
    for (const std::size_t start : sentences_) windows.push_back(window_from(start));
    const std::size_t context = length_ / 5;
    for (const TermMatch& match : matches_) {
      if (match.range.begin <= context) continue;
      const std::size_t from = match.range.begin - context;
      windows.push_back(window_from(word_begin(text_, from, match.range.begin)));
    }
    return windows;
  }

  /// Ends with its last whole sentence if that is most of it.
  TextRange window_from(std::size_t begin) const {
    const std::size_t end = word_end(text_, begin, begin + length_);
    if (end == text_.size()) return {begin, end};
    const auto next = std::upper_bound(sentences_.begin(), sentences_.end(), end);
    if (next == sentences_.begin()) return {begin, end};
    const std::size_t sentence = *(next - 1);
    return {begin, sentence >= begin + length_ / 2 ? sentence : end};
  }

  bool add_best(const std::vector<TextRange>& windows) {
    const TextRange* best = nullptr;
    double most = 0;
    for (const TextRange& window : windows) {
      const bool is_taken =
          std::any_of(chosen_.begin(), chosen_.end(),
                      [&](const TextRange& chosen) { return do_overlap(window, chosen); });
      if (is_taken) continue;
      const double worth = worth_of(window);
      if (best != nullptr && worth <= most) continue;
      best = &window;
      most = worth;
    }
    // The first shows the text's beginning when there is nothing better.
    if (best == nullptr || (!chosen_.empty() && most <= kWholeSentence)) return false;
    chosen_.push_back(*best);
    note_shown(*best);
    return true;
  }

  std::span<const TermMatch> matches_in(const TextRange& window) const {
    const auto begin = std::lower_bound(
        matches_.begin(), matches_.end(), window.begin,
        [](const TermMatch& match, std::size_t at) { return match.range.begin < at; });
    auto end = begin;
    while (end != matches_.end() && end->range.begin < window.end) ++end;
    return {begin, end};
  }

  double rarity_of(std::size_t term) const { return term < rarity_.size() ? rarity_[term] : 1.0; }

  double worth_of(const TextRange& window) const {
    double worth = 0;
    std::vector<std::size_t> seen;
    const TermMatch* previous = nullptr;
    for (const TermMatch& match : matches_in(window)) {
      if (match.range.end > window.end) continue;
      worth += worth_of(match, seen);
      if (previous != nullptr && previous->term != match.term) worth += closeness(*previous, match);
      previous = &match;
    }
    const bool is_sentence = std::binary_search(sentences_.begin(), sentences_.end(), window.begin);
    return worth + (is_sentence ? kWholeSentence : 0);
  }

  double worth_of(const TermMatch& match, std::vector<std::size_t>& seen) const {
    const double rarity = rarity_of(match.term);
    if (std::find(seen.begin(), seen.end(), match.term) != seen.end()) return kRepeated * rarity;
    seen.push_back(match.term);
    const bool was_shown = std::find(shown_.begin(), shown_.end(), match.term) != shown_.end();
    return was_shown ? kShownBefore * rarity : rarity;
  }

  double closeness(const TermMatch& left, const TermMatch& right) const {
    const std::size_t gap =
        right.range.begin > left.range.end ? right.range.begin - left.range.end : 0;
    if (gap >= kNearBytes) return 0;
    const double nearness = 1 - static_cast<double>(gap) / static_cast<double>(kNearBytes);
    return kNeighbour * nearness * std::min(rarity_of(left.term), rarity_of(right.term));
  }

  void note_shown(const TextRange& window) {
    for (const TermMatch& match : matches_in(window)) shown_.push_back(match.term);
  }

  std::string_view text_;
  std::span<const TermMatch> matches_;
  std::span<const double> rarity_;
  SnippetShape shape_;
  /// Of one excerpt.
  std::size_t length_;
  std::vector<std::size_t> sentences_;
  std::vector<TextRange> chosen_;
  /// Terms that the chosen excerpts have, with repetitions.
  std::vector<std::size_t> shown_;
};

TextRange without_outer_spaces(std::string_view text, TextRange range) {
  while (range.begin < range.end && text[range.begin] == ' ') ++range.begin;
  while (range.begin < range.end && text[range.end - 1] == ' ') --range.end;
  return range;
}

Snippet cut(std::string_view text, const TextRange& shown, const std::vector<TextRange>& marked) {
  Snippet snippet{.text = std::string(text.substr(shown.begin, shown.end - shown.begin)),
                  .highlights = {},
                  .cut_at_start = shown.begin > 0,
                  .cut_at_end = shown.end < text.size()};
  for (const TextRange& range : marked) {
    if (!do_overlap(range, shown)) continue;
    // What is longer than the excerpt is marked as far as it shows.
    snippet.highlights.push_back({std::max(range.begin, shown.begin) - shown.begin,
                                  std::min(range.end, shown.end) - shown.begin});
  }
  return snippet;
}

}  // namespace

std::vector<Snippet> make_snippets(std::string_view text,
                                   std::span<const TermMatch> matches,
                                   std::span<const double> rarity,
                                   const SnippetShape& shape) {
  const std::vector<TextRange> marked = highlighted_ranges(matches);
  std::vector<Snippet> snippets;
  for (const TextRange& range : SnippetChoice(text, matches, rarity, shape).choose()) {
    snippets.push_back(cut(text, without_outer_spaces(text, range), marked));
  }
  return snippets;
}

}  // namespace article_search
