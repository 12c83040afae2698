#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/schema/character_class.h"

namespace article_search::schema {

/// A stretch of one kind of characters, as the text has it: "IL-17" has two, "TGFβ1" three.
struct WordPart {
  /// Byte range in the text; ignorable characters at either side are outside.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// letter, greek, digit, numeral or dictionary (then the part is a whole run of words).
  CharacterClass kind = CharacterClass::letter;
  /// What stands between this part and the one before: hyphen, apostrophe, dot, or `separator`
  /// for nothing.
  CharacterClass before = CharacterClass::separator;
  /// Code points without marks, ignorable characters and the punctuation of numbers.
  std::uint32_t size = 0;

  bool operator==(const WordPart&) const = default;
};

/// Cuts a text into compounds: words and numbers with nothing but single connectors (hyphens,
/// apostrophes, dots, underscores) between. Works on the original bytes, so that every range
/// refers to what is displayed; invalid UTF-8 separates words. The text must outlive the scanner.
class WordScanner {
 public:
  explicit WordScanner(std::string_view text) : text_(text) {}

  /// Puts the parts of the next compound into `parts`; false at the end of the text. Decimal
  /// numbers ("0.05", "1,000") and dotted letters ("U.S.A") are one part.
  bool next(std::vector<WordPart>& parts);

  /// The next compound if it is nothing but ASCII letters, as most are: what next() would find, in
  /// a fraction of the time. Else nothing, and the scanner stays where it is.
  std::optional<WordPart> next_plain();

  /// Passes over compounds that next_plain() would find, at most `most`, and returns how many;
  /// fewer where one that it would not find is near.
  std::uint32_t pass_plain(std::uint32_t most);

 private:
  struct Character {
    CharacterClass type = CharacterClass::separator;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Character at(std::size_t offset) const;
  Character visible_at(std::size_t offset) const;
  Character skip_to_word() const;
  std::size_t ascii_end_of(CharacterClass kind, std::size_t offset) const;
  bool surely_ends_compound(std::size_t offset) const;
  WordPart read_part(const Character& first) const;
  void read_run(WordPart& part, std::size_t offset) const;
  void read_thousands(WordPart& part) const;
  void read_decimals(WordPart& part) const;

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace article_search::schema
