#include "indexer/slug.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "indexer/schema/content_hash.h"

namespace article_search {

namespace {

constexpr std::size_t kHashDigits = 8;

// Letters that NFKD leaves whole although ASCII has a usual spelling for them.
struct Spelling {
  char32_t letter;
  std::string_view ascii;
};
constexpr std::array<Spelling, 9> kSpellings = {{
    {U'ß', "ss"},
    {U'æ', "ae"},
    {U'œ', "oe"},
    {U'ø', "o"},
    {U'ł', "l"},
    {U'đ', "d"},
    {U'ð', "d"},
    {U'þ', "th"},
    {U'ı', "i"},
}};

struct AsciiWords {
  std::string text;
  bool lost_letters = false;
};

bool is_ascii_alphanumeric(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

icu::UnicodeString decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  const auto source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no data for Unicode's NFKD");
  return nfkd->normalize(source, status).toLower(icu::Locale::getRoot());
}

std::string_view spelling_of(char32_t letter) {
  const auto* found = std::ranges::find(kSpellings, letter, &Spelling::letter);
  return found == kSpellings.end() ? std::string_view() : found->ascii;
}

void add_code_point(char32_t c, AsciiWords& words) {
  const auto code = static_cast<UChar32>(c);
  // Accents, apostrophes and soft hyphens stand inside words: Parkinson’s -> parkinsons.
  const bool is_inside_word = u_charType(code) == U_NON_SPACING_MARK || c == U'\'' || c == U'’' ||
                              u_charType(code) == U_FORMAT_CHAR;
  if (is_inside_word) return;
  if (is_ascii_alphanumeric(c)) {
    words.text += static_cast<char>(c);
  } else if (const std::string_view ascii = spelling_of(c); !ascii.empty()) {
    words.text += ascii;
  } else {
    words.lost_letters = words.lost_letters || u_isalnum(code) != 0;
    if (!words.text.empty() && words.text.back() != '-') words.text += '-';
  }
}

AsciiWords to_ascii_words(std::string_view text) {
  AsciiWords words;
  const icu::UnicodeString folded = decomposed(text);
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    add_code_point(static_cast<char32_t>(folded.char32At(i)), words);
  }
  if (words.text.ends_with('-')) words.text.pop_back();
  return words;
}

void cut_at_word(std::string& words, std::size_t longest) {
  if (words.size() <= longest) return;
  const std::size_t hyphen = words.rfind('-', longest);
  words.resize(hyphen == std::string::npos ? longest : hyphen);
}

}  // namespace

std::string slug(std::string_view text, std::size_t longest) {
  AsciiWords words = to_ascii_words(text);
  if (!words.lost_letters) {
    cut_at_word(words.text, longest);
    return words.text;
  }
  const std::string hash = to_base32(schema::hash64(text), kHashDigits);
  cut_at_word(words.text, longest - kHashDigits - 1);
  return words.text.empty() ? hash : words.text + "-" + hash;
}

bool is_cut_in_slug(std::string_view text, std::size_t longest) {
  // Compatibility forms may grow when they fold: "½" becomes "1-2".
  const std::size_t room = 2 * text.size() + kHashDigits + 1;
  return slug(text, std::max(room, longest)).size() > longest;
}

bool is_slug(std::string_view text, std::size_t longest) {
  const bool has_good_ends = !text.empty() && text.front() != '-' && text.back() != '-';
  return has_good_ends && text.size() <= longest && text.find("--") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) {
           return c == '-' || is_ascii_alphanumeric(static_cast<unsigned char>(c));
         });
}

std::string to_base32(std::uint64_t value, std::size_t digits) {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  constexpr int kBits = 64;
  std::string text;
  for (std::size_t i = 0; i < digits; ++i) {
    text += kDigits[value >> (kBits - 5)];
    value <<= 5;
  }
  return text;
}

}  // namespace article_search
