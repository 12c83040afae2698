#include "indexer/schema/character_class.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace article_search::schema {
namespace {

struct NamedCharacter {
  UChar32 code_point;
  CharacterClass type;
};

// Characters whose part in a word does not follow from their Unicode category.
constexpr std::array kNamedCharacters = {
    NamedCharacter{0x00B5, CharacterClass::greek},       // micro sign
    NamedCharacter{0x02BC, CharacterClass::apostrophe},  // modifier letter apostrophe
    NamedCharacter{0x2010, CharacterClass::hyphen},      // hyphen
    NamedCharacter{0x2011, CharacterClass::hyphen},      // non-breaking hyphen
    NamedCharacter{0x2019, CharacterClass::apostrophe},  // right single quotation mark
    NamedCharacter{0xFF07, CharacterClass::apostrophe},  // the full-width forms of ASCII's
    NamedCharacter{0xFF0D, CharacterClass::hyphen},     NamedCharacter{0xFF0E, CharacterClass::dot},
    NamedCharacter{0xFF3F, CharacterClass::hyphen},
};

constexpr bool is_mathematical_greek(UChar32 c) { return c >= 0x1D6A8 && c <= 0x1D7CB; }

// Signs shared by scripts: the long vowel mark of Japanese, the closing mark of Chinese.
bool is_shared_by_han_or_kana(UChar32 c) {
  return uscript_hasScript(c, USCRIPT_HAN) != 0 || uscript_hasScript(c, USCRIPT_HIRAGANA) != 0 ||
         uscript_hasScript(c, USCRIPT_KATAKANA) != 0;
}

CharacterClass classify_letter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_GREEK:
      return CharacterClass::greek;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_KHMER:
    case USCRIPT_LAO:
    case USCRIPT_MYANMAR:
    case USCRIPT_THAI:
      return CharacterClass::dictionary;
    case USCRIPT_COMMON:
      if (is_mathematical_greek(c)) return CharacterClass::greek;
      return is_shared_by_han_or_kana(c) ? CharacterClass::dictionary : CharacterClass::letter;
    default:
      return CharacterClass::letter;
  }
}

// Han counts some of its numbers as letters and some as numerals ("〇"): one kind here.
CharacterClass classify_numeral(UChar32 c) {
  const bool is_han = uscript_hasScript(c, USCRIPT_HAN) != 0 && u_charType(c) == U_LETTER_NUMBER;
  return is_han ? CharacterClass::dictionary : CharacterClass::numeral;
}

CharacterClass classify_by_category(UChar32 c) {
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return classify_letter(c);
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterClass::digit;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return classify_numeral(c);
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharacterClass::mark;
    case U_ENCLOSING_MARK:
      return CharacterClass::ignorable;
    default:
      return CharacterClass::separator;
  }
}

}  // namespace

CharacterClass classify(std::int32_t code_point) {
  if (code_point < 0) return CharacterClass::separator;
  if (code_point < 128) return kAsciiClasses[static_cast<std::size_t>(code_point)];
  const auto* const named =
      std::ranges::find(kNamedCharacters, code_point, &NamedCharacter::code_point);
  if (named != kNamedCharacters.end()) return named->type;
  if (u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) {
    return CharacterClass::ignorable;
  }
  return classify_by_category(code_point);
}

}  // namespace article_search::schema
