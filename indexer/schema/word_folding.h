#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/schema/character_class.h"

namespace article_search::schema {

/// Terms are cut to this many bytes, at a character boundary, alike in the index and in a query,
/// so that words which differ only later still meet. The longest words of medical English have 45
/// letters; the on-disk index takes 245 bytes with their prefix.
inline constexpr std::size_t kMaxTermBytes = 64;

/// Only this much of a word is looked at, so that a word's cost is bounded. 64 letters with their
/// accents fit many times over.
inline constexpr std::size_t kMaxWordBytes = 1024;

/// A part of a word in the two spellings that matching knows, before stemming.
struct FoldedWord {
  /// Case and compatibility forms folded (Unicode's NFKC_Casefold); numbers without commas,
  /// dotted letters without dots. Empty if nothing visible is left: then it is no word.
  std::string exact;
  /// `exact` without accents, a single Greek letter by its name, digits as 0-9.
  std::string folded;
};

/// The forms of `raw`, a part of kind `kind` as WordScanner finds them; both at most
/// kMaxTermBytes.
FoldedWord fold_word(std::string_view raw, CharacterClass kind);

}  // namespace article_search::schema
