#pragma once

#include <array>
#include <cstdint>

namespace article_search::schema {

/// What a code point is to the word scanner.
enum class CharacterClass : std::uint8_t {
  separator,
  letter,
  /// A letter of the Greek script, as well the micro sign and mathematical Greek.
  greek,
  /// A decimal digit of any script.
  digit,
  /// Other numbers: superscripts, fractions, Roman numerals ("²", "½", "Ⅳ").
  numeral,
  /// A letter of a script written without spaces between words: only a dictionary finds them.
  dictionary,
  /// Continues the word that it stands in, begins none: accents, vowel signs.
  mark,
  /// As if it were not there: soft hyphen, zero-width characters, enclosing circles.
  ignorable,
  hyphen,
  apostrophe,
  dot,
  comma,
};

/// Class of a Unicode code point; `separator` for anything that is none.
CharacterClass classify(std::int32_t code_point);

namespace detail {

constexpr std::array<CharacterClass, 128> ascii_classes() {
  std::array<CharacterClass, 128> classes{};
  for (auto i = std::size_t{'a'}; i <= 'z'; ++i) {
    classes[i] = classes[i - 'a' + 'A'] = CharacterClass::letter;
  }
  for (auto i = std::size_t{'0'}; i <= '9'; ++i) classes[i] = CharacterClass::digit;
  classes['-'] = classes['_'] = CharacterClass::hyphen;
  classes['\''] = CharacterClass::apostrophe;
  classes['.'] = CharacterClass::dot;
  classes[','] = CharacterClass::comma;
  return classes;
}

}  // namespace detail

/// classify() for ASCII, where nearly all text is: one table look-up.
inline constexpr std::array<CharacterClass, 128> kAsciiClasses = detail::ascii_classes();

}  // namespace article_search::schema
