#include "indexer/schema/sentences.h"

#include <array>
#include <cstdint>

#include <unicode/uchar.h>

#include "indexer/schema/code_points.h"

namespace article_search::schema {

namespace {

/// What the annex's rules know of a character.
using Kind = std::int32_t;

constexpr std::size_t kAsciiSize = 128;

Kind read_kind(std::int32_t code_point) {
  return u_getIntPropertyValue(code_point, UCHAR_SENTENCE_BREAK);
}

std::array<Kind, kAsciiSize> read_ascii_kinds() {
  std::array<Kind, kAsciiSize> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) kinds[c] = read_kind(static_cast<UChar32>(c));
  return kinds;
}

const std::array<Kind, kAsciiSize>& ascii_kinds() {
  static const std::array<Kind, kAsciiSize> kKinds = read_ascii_kinds();
  return kKinds;
}

bool ends_paragraph(Kind kind) { return kind == U_SB_SEP || kind == U_SB_CR || kind == U_SB_LF; }
bool ends_sentence(Kind kind) { return kind == U_SB_ATERM || kind == U_SB_STERM; }
bool is_cased(Kind kind) { return kind == U_SB_UPPER || kind == U_SB_LOWER; }
bool is_letter(Kind kind) { return is_cased(kind) || kind == U_SB_OLETTER; }
/// Rule SB5: accents and the like count as part of what stands before them.
bool is_ignored(Kind kind) { return kind == U_SB_EXTEND || kind == U_SB_FORMAT; }

class SentenceScanner {
 public:
  explicit SentenceScanner(std::string_view text) : text_(text), ascii_kinds_(ascii_kinds()) {}

  std::vector<std::size_t> starts() {
    if (!text_.empty()) starts_.push_back(0);
    Kind previous = U_SB_OTHER;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = end_of_plain(at);
      if (end > at) previous = ascii_kind(end - 1);
      const Character next = read(end);
      at = next.end;
      if (ends_paragraph(next.kind)) {
        at = begin_behind(next);
      } else if (ends_sentence(next.kind)) {
        at = pass_end(next, previous);
      }
      if (!is_ignored(next.kind)) previous = next.kind;
    }
    return std::move(starts_);
  }

 private:
  struct Character {
    Kind kind = U_SB_OTHER;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool is_ascii(std::size_t at) const {
    return static_cast<unsigned char>(text_[at]) < ascii_kinds_.size();
  }
  Kind ascii_kind(std::size_t at) const {
    return ascii_kinds_[static_cast<unsigned char>(text_[at])];
  }

  /// Where the next character stands that may end something, or is not ASCII.
  std::size_t end_of_plain(std::size_t at) const {
    while (at < text_.size() && is_ascii(at) && !ends_sentence(ascii_kind(at)) &&
           !ends_paragraph(ascii_kind(at))) {
      ++at;
    }
    return at;
  }

  /// At the text's end one of kind `other`.
  Character read(std::size_t at) const {
    if (at >= text_.size()) return {U_SB_OTHER, at, at};
    if (is_ascii(at)) return {ascii_kind(at), at, at + 1};
    std::size_t end = at;
    const std::int32_t code_point = read_code_point(text_, end);
    return {code_point < 0 ? Kind{U_SB_OTHER} : read_kind(code_point), at, end};
  }

  Character read_unignored(std::size_t at) const {
    Character next = read(at);
    while (is_ignored(next.kind)) next = read(next.end);
    return next;
  }

  Character behind_all(Kind kind, Character next) const {
    while (next.kind == kind) next = read_unignored(next.end);
    return next;
  }

  /// Lets a sentence begin behind the end of a paragraph: where that is.
  std::size_t begin_behind(const Character& end_of_paragraph) {
    const Character next = read(end_of_paragraph.end);
    const bool is_pair = end_of_paragraph.kind == U_SB_CR && next.kind == U_SB_LF;
    return begin_at(is_pair ? next.end : end_of_paragraph.end);
  }

  std::size_t begin_at(std::size_t at) {
    if (at < text_.size()) starts_.push_back(at);
    return at;
  }

  /// Lets a sentence begin behind `stop` if that ends the one before: where to read on.
  std::size_t pass_end(const Character& stop, Kind previous) {
    const bool is_full_stop = stop.kind == U_SB_ATERM;
    const Character first = read_unignored(stop.end);
    // SB6 and SB7: "0.05", "U.S".
    if (is_full_stop && first.kind == U_SB_NUMERIC) return stop.end;
    if (is_full_stop && is_cased(previous) && first.kind == U_SB_UPPER) return stop.end;
    const Character next = behind_all(U_SB_SP, behind_all(U_SB_CLOSE, first));
    // SB8 and SB8a: "et al. found", "(etc.), and".
    if (is_full_stop && goes_on_in_lower_case(next)) return next.begin;
    if (next.kind == U_SB_SCONTINUE || ends_sentence(next.kind)) return next.begin;
    return ends_paragraph(next.kind) ? begin_behind(next) : begin_at(next.begin);
  }

  bool goes_on_in_lower_case(Character next) const {
    const auto decides = [](Kind kind) {
      return is_letter(kind) || ends_paragraph(kind) || ends_sentence(kind);
    };
    while (next.end > next.begin && !decides(next.kind)) next = read_unignored(next.end);
    return next.kind == U_SB_LOWER;
  }

  std::string_view text_;
  const std::array<Kind, kAsciiSize>& ascii_kinds_;
  std::vector<std::size_t> starts_;
};

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text) {
  return SentenceScanner(text).starts();
}

}  // namespace article_search::schema
