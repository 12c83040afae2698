#include "indexer/annotate/text_words.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

/// No function word is longer; this bounds what looking it up costs.
constexpr std::size_t kLongestFunctionWord = 12;

/// Of English; in few texts words are shorter.
constexpr std::size_t kBytesPerWord = 6;

struct Letter {
  bool is_word = false;
  bool is_upper = false;
  bool is_lower = false;
  std::size_t end = 0;
};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

Letter ascii_letter(char c, std::size_t end) {
  const bool is_upper = c >= 'A' && c <= 'Z';
  const bool is_lower = c >= 'a' && c <= 'z';
  return {is_upper || is_lower || (c >= '0' && c <= '9'), is_upper, is_lower, end};
}

Letter other_letter(std::string_view text, std::size_t at) {
  const std::int32_t code_point = schema::read_code_point(text, at);
  if (code_point < 0) return {false, false, false, at};
  const bool is_mark = (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
  return {u_isalnum(code_point) != 0 || is_mark, u_isupper(code_point) != 0,
          u_islower(code_point) != 0, at};
}

// Called for every character.
inline Letter read_letter(std::string_view text, std::size_t at) {
  return is_ascii(text[at]) ? ascii_letter(text[at], at + 1) : other_letter(text, at);
}

/// The length of what may join two letters to one word: ' - & and their typographic forms.
std::size_t connector_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii(c)) return c == '\'' || c == '-' || c == '&' ? 1 : 0;
  const std::string_view rest = text.substr(at);
  return rest.starts_with("’") || rest.starts_with("‐") || rest.starts_with("‑") ? 3 : 0;
}

std::size_t without_possessive(std::string_view text, std::size_t begin, std::size_t end) {
  if (text[end - 1] != 's') return end;
  const std::string_view spelling = text.substr(begin, end - begin);
  for (const std::string_view possessive : {"'s", "’s"}) {
    if (spelling.size() > possessive.size() && spelling.ends_with(possessive)) {
      return end - possessive.size();
    }
  }
  return end;
}

/// Reads the word that begins at `begin` into `word`: in its place, since this is most of the work
/// of finding words, and copying what was just written would wait for it.
void read_word(std::string_view text, std::size_t begin, TextWord& word) {
  int upper = 0;
  int lower = 0;
  std::size_t end = begin;
  while (end < text.size()) {
    const std::size_t connector = end == begin ? 0 : connector_at(text, end);
    if (end + connector >= text.size()) break;
    const Letter letter = read_letter(text, end + connector);
    if (!letter.is_word) break;
    upper += letter.is_upper ? 1 : 0;
    lower += letter.is_lower ? 1 : 0;
    end = letter.end;
  }
  word.begin = begin;
  word.end = without_possessive(text, begin, end);
  word.possessive_end = end;
  if (read_letter(text, begin).is_upper) {
    word.letter_case = upper > 1 && lower == 0 ? WordCase::capitals : WordCase::capitalised;
  } else if (upper > 0) {
    word.letter_case = WordCase::other;
  }
}

}  // namespace

TextWords::TextWords(std::string_view text) : text_(text) {
  words_.reserve(text.size() / kBytesPerWord + 1);
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = read_letter(text, at);
    if (letter.is_word) read_word(text, at, words_.emplace_back());
    at = letter.is_word ? words_.back().possessive_end : letter.end;
  }
}

std::string_view TextWords::operator[](std::size_t i) const {
  if (i >= words_.size()) return {};
  return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
}

WordCase TextWords::letter_case(std::size_t i) const {
  return i < words_.size() ? words_[i].letter_case : WordCase::lower;
}

bool TextWords::is_capital(std::size_t i) const {
  const WordCase found = letter_case(i);
  return found == WordCase::capitalised || found == WordCase::capitals;
}

std::string_view TextWords::before(std::size_t i) const {
  if (i > words_.size()) return {};
  const std::size_t begin = i == 0 ? 0 : words_[i - 1].possessive_end;
  const std::size_t end = i < words_.size() ? words_[i].begin : text_.size();
  return text_.substr(begin, end - begin);
}

bool TextWords::joins_next(std::size_t i) const {
  return i + 1 < words_.size() && (after(i) == " " || after(i) == "\u00A0");
}

bool TextWords::comma_joins_next(std::size_t i) const {
  return i + 1 < words_.size() && after(i) == ", ";
}

bool TextWords::begins_sentence(std::size_t i) const {
  constexpr std::string_view kEnds = ".!?:;•";
  return i == 0 || before(i).find_first_of(kEnds) != std::string_view::npos;
}

bool TextWords::is_any(std::size_t i, std::initializer_list<std::string_view> words) const {
  return i < size() && std::ranges::find(words, (*this)[i]) != words.end();
}

std::string_view TextWords::span(std::size_t first, std::size_t last) const {
  return text_.substr(words_[first].begin, words_[last].end - words_[first].begin);
}

WordList::WordList(std::string_view words) {
  for_each_listed(words, [this](std::string_view word) { words_.insert(word); });
}

bool is_function_word(std::string_view word) {
  if (word.size() > kLongestFunctionWord) return false;
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return schema::is_stop_word(lower);
}

}  // namespace article_search
