#include "indexer/schema/word_folding.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "indexer/schema/code_points.h"

namespace article_search::schema {
namespace {

using Spelling = std::pair<UChar32, std::string_view>;

// Letters that Unicode does not take apart into a plain letter and an accent.
constexpr std::array kPlainLetters = {
    Spelling{U'æ', "ae"}, Spelling{U'ð', "d"},  Spelling{U'ø', "o"}, Spelling{U'þ', "th"},
    Spelling{U'đ', "d"},  Spelling{U'ħ', "h"},  Spelling{U'ı', "i"}, Spelling{U'ł', "l"},
    Spelling{U'ŋ', "n"},  Spelling{U'œ', "oe"}, Spelling{U'ŧ', "t"},
};

constexpr std::array kGreekNames = {
    Spelling{U'α', "alpha"}, Spelling{U'β', "beta"},    Spelling{U'γ', "gamma"},
    Spelling{U'δ', "delta"}, Spelling{U'ε', "epsilon"}, Spelling{U'ζ', "zeta"},
    Spelling{U'η', "eta"},   Spelling{U'θ', "theta"},   Spelling{U'ι', "iota"},
    Spelling{U'κ', "kappa"}, Spelling{U'λ', "lambda"},  Spelling{U'μ', "mu"},
    Spelling{U'ν', "nu"},    Spelling{U'ξ', "xi"},      Spelling{U'ο', "omicron"},
    Spelling{U'π', "pi"},    Spelling{U'ρ', "rho"},     Spelling{U'σ', "sigma"},
    Spelling{U'τ', "tau"},   Spelling{U'υ', "upsilon"}, Spelling{U'φ', "phi"},
    Spelling{U'χ', "chi"},   Spelling{U'ψ', "psi"},     Spelling{U'ω', "omega"},
};

template <std::size_t size>
std::string_view find_spelling(const std::array<Spelling, size>& table, UChar32 c) {
  const auto* const found = std::ranges::find(table, c, &Spelling::first);
  return found == table.end() ? std::string_view{} : found->second;
}

template <typename Visitor>
void for_each_code_point(std::string_view text, Visitor visit) {
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = read_code_point(text, i);
    if (c >= 0) visit(c);
  }
}

using FindNormalizer = const icu::Normalizer2* (*)(UErrorCode&);

std::string normalize(FindNormalizer find, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = find(status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  if (U_SUCCESS(status)) {
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    normalizer->normalizeUTF8(0, piece, sink, nullptr, status);
  }
  return U_SUCCESS(status) ? result : std::string(text);
}

// Compatibility forms may unfold into brackets and spaces. What belongs to a number stays: the
// point of a decimal one, the fraction slash of "½".
bool belongs_to_word(UChar32 c, CharacterClass kind) {
  if (c == '.') return kind == CharacterClass::digit;
  if (c == 0x2044) return kind == CharacterClass::numeral;
  return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

// Accents have combining classes from 10 on, strokes through a letter have 1. Lower ones are
// letters to their readers: vowel signs (0), nukta (7), the voicing marks of kana (8), virama (9).
bool is_accent(UChar32 c) {
  const auto combining_class = u_getCombiningClass(c);
  return combining_class == 1 || combining_class >= 10;
}

// й and ў are letters of their own, and the stemmer of Russian looks for them.
bool makes_another_letter(UChar32 base, UChar32 accent) {
  constexpr UChar32 kBreve = 0x0306;
  return accent == kBreve && (base == U'и' || base == U'у');
}

std::string strip_accents(const std::string& exact) {
  std::string stripped;
  UChar32 previous = 0;
  for_each_code_point(normalize(icu::Normalizer2::getNFDInstance, exact), [&](UChar32 c) {
    const std::string_view plain = find_spelling(kPlainLetters, c);
    if (const auto digit = u_charDigitValue(c); digit >= 0) {
      stripped += static_cast<char>('0' + digit);
    } else if (!plain.empty()) {
      stripped += plain;
    } else if (!is_accent(c) || makes_another_letter(previous, c)) {
      append_code_point(stripped, c);
    }
    previous = c;
  });
  return normalize(icu::Normalizer2::getNFCInstance, stripped);
}

// Two bytes: all letters of the table are, so anything else is a longer word.
std::string name_of_greek_letter(const std::string& folded) {
  if (folded.size() != 2) return folded;
  UChar32 letter = 0;
  for_each_code_point(folded, [&](UChar32 c) { letter = c; });
  const std::string_view name = find_spelling(kGreekNames, letter);
  return name.empty() ? folded : std::string(name);
}

std::string fold_accents(const std::string& exact, CharacterClass kind) {
  if (kind == CharacterClass::dictionary) return exact;
  std::string folded = strip_accents(exact);
  if (folded.empty()) return exact;
  return kind == CharacterClass::greek ? name_of_greek_letter(folded) : folded;
}

FoldedWord fold_unicode(std::string_view raw, CharacterClass kind) {
  std::string exact;
  for_each_code_point(normalize(icu::Normalizer2::getNFKCCasefoldInstance, raw), [&](UChar32 c) {
    if (belongs_to_word(c, kind)) append_code_point(exact, c);
  });
  std::string folded = fold_accents(exact, kind);
  return {std::string(prefix_within(exact, kMaxTermBytes)),
          std::string(prefix_within(folded, kMaxTermBytes))};
}

FoldedWord fold_ascii(std::string_view raw, CharacterClass kind) {
  FoldedWord word;
  for (const char c : raw.substr(0, kMaxWordBytes)) {
    const CharacterClass type = kAsciiClasses[static_cast<unsigned char>(c)];
    if (type == CharacterClass::letter) {
      word.exact += static_cast<char>(c | 0x20);
    } else if (type == CharacterClass::digit || belongs_to_word(c, kind)) {
      word.exact += c;
    }
  }
  word.exact.resize(std::min(word.exact.size(), kMaxTermBytes));
  word.folded = word.exact;
  return word;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return U8_IS_SINGLE(c); });
}

}  // namespace

FoldedWord fold_word(std::string_view raw, CharacterClass kind) {
  raw = prefix_within(raw, kMaxWordBytes);
  return is_ascii(raw) ? fold_ascii(raw, kind) : fold_unicode(raw, kind);
}

}  // namespace article_search::schema
