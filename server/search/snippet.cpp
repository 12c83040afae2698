#include "server/search/snippet.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/schema/character_class.h"
#include "indexer/schema/code_points.h"
#include "indexer/schema/dictionary_words.h"
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

/// Where words of a text end. In scripts without spaces dictionaries say so, which takes time, so
/// they are asked only where no space is near.
class WordEnds {
 public:
  explicit WordEnds(std::string_view text) : text_(text) {}

  /// The last end at or before `at` that is nearer to it than to `begin`; else the end of a
  /// character.
  std::size_t last_before(std::size_t begin, std::size_t at) {
    if (at >= text_.size()) return text_.size();
    const std::size_t middle = begin + (at - begin) / 2;
    const std::size_t space = text_.rfind(' ', at);
    if (space != std::string_view::npos && space > middle) return space;
    const auto next = std::upper_bound(ends().begin(), ends().end(), at);
    if (next != ends().begin() && *(next - 1) > middle) return *(next - 1);
    return character_boundary(text_, begin, at);
  }

  /// Where a word begins at or after `at`, but not after `match`, which begins one; else where a
  /// character does.
  std::size_t first_after(std::size_t at, std::size_t match) {
    const std::size_t space = text_.find(' ', at);
    if (space < match) return space + 1;
    const auto next = std::lower_bound(ends().begin(), ends().end(), at);
    return next != ends().end() && *next < match ? *next : character_boundary(text_, 0, at);
  }

 private:
  const std::vector<std::size_t>& ends() {
    if (!ends_.empty()) return ends_;
    for (const schema::WordRange& word : schema::dictionary_words(text_)) ends_.push_back(word.end);
    return ends_;
  }

  std::string_view text_;
  std::vector<std::size_t> ends_;
};

bool do_overlap(const TextRange& left, const TextRange& right) {
  return left.begin < right.end && right.begin < left.end;
}

class SnippetChoice {
 public:
  SnippetChoice(std::string_view text,
                std::span<const TermMatch> matches,
                std::span<const TextRange> marked,
                std::span<const double> rarity,
                const SnippetShape& shape)
      : text_(text),
        matches_(matches),
        marked_(marked),
        rarity_(rarity),
        shape_(shape),
        word_ends_(text),
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
  std::vector<TextRange> possible_windows() {
    std::vector<TextRange> windows;
    for (const std::size_t start : sentences_) windows.push_back(window_from(start));
    const std::size_t context = length_ / 5;
    for (const TermMatch& match : matches_) {
      if (match.range.begin <= context) continue;
      const std::size_t from = match.range.begin - context;
      const std::size_t begin = word_ends_.first_after(from, match.range.begin);
      windows.push_back(window_from(outside_matches(begin, 0)));
    }
    return windows;
  }

  /// Ends with its last whole sentence if that is most of it.
  TextRange window_from(std::size_t begin) {
    const std::size_t end =
        outside_matches(word_ends_.last_before(begin, begin + length_), begin + length_ / 2);
    if (end == text_.size()) return {begin, end};
    const auto next = std::upper_bound(sentences_.begin(), sentences_.end(), end);
    if (next == sentences_.begin()) return {begin, end};
    const std::size_t sentence = *(next - 1);
    return {begin, sentence >= begin + length_ / 2 ? sentence : end};
  }

  /// `at`, or where the match that it would cut in two begins, if that is not before `least`: a
  /// phrase is shown as one.
  std::size_t outside_matches(std::size_t at, std::size_t least) const {
    const auto next = std::lower_bound(
        marked_.begin(), marked_.end(), at,
        [](const TextRange& range, std::size_t place) { return range.begin < place; });
    if (next == marked_.begin()) return at;
    const TextRange& last = *(next - 1);
    return last.end > at && last.begin >= least ? last.begin : at;
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
  std::span<const TextRange> marked_;
  std::span<const double> rarity_;
  SnippetShape shape_;
  WordEnds word_ends_;
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
  for (const TextRange& range : SnippetChoice(text, matches, marked, rarity, shape).choose()) {
    snippets.push_back(cut(text, without_outer_spaces(text, range), marked));
  }
  return snippets;
}

}  // namespace article_search
