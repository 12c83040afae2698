#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "indexer/schema/analyzer.h"

namespace article_search::schema {

// How passages spell their words. Terms of Field::exact tell it, but only where the stems do not:
// most words are their own stems, and a second term for each was a tenth of the index and a quarter
// of the work of writing it.
//
//   A word that is not its own stem has a term of Field::exact.
//   A word that is its own stem has one in passages that spell the stem in another way as well.
//
// So the passages that spell a word are those with its term and, where it is its own stem, those
// with the stem and with the term of none of the stem's other spellings, which the index's metadata
// lists. (A list may name spellings that no passage has any more.) Where articles are in several
// languages, a spelling may be listed that has another stem in a passage's own language.

/// A word, case-folded, and what it is matched by.
struct Spelling {
  std::string exact;
  std::string stem;

  bool operator==(const Spelling&) const = default;
};

/// The words of `tokens` that need terms of Field::exact, as often as they stand there.
std::vector<Spelling> told_spellings(const std::vector<Token>& tokens);

/// The entry of the metadata for `spelling`, whose word is not its own stem.
std::string spelling_key(const Spelling& spelling);

/// Enters a spelling by its key. Throws Xapian::Error.
void write_spelling(Xapian::WritableDatabase& index, const std::string& key);

/// The words whose stem is `stem`, but for `stem` itself, in the order of their bytes. Throws
/// Xapian::Error.
std::vector<std::string> other_spellings(const Xapian::Database& index, const std::string& stem);

/// In how many passages `word` stands as it is spelt; where the stem has several other spellings,
/// at least in how many. 0 only when in none. Throws Xapian::Error.
Xapian::doccount passages_spelling(const Xapian::Database& index, const std::string& word);

/// A word and in how many passages it stands, as passages_spelling() counts.
using CountedWord = std::pair<std::string, std::uint32_t>;

/// All words of the passages' texts, in the order of their bytes. Throws Xapian::Error.
std::vector<CountedWord> read_words(const Xapian::Database& index);

/// Calls `use` with each term of the index that is a stem of texts and begins with `start`, in the
/// order of their bytes, as long as it returns true. Throws Xapian::Error.
template <typename Use>
void for_each_stem(const Xapian::Database& index, const std::string& start, const Use& use) {
  const auto end = index.allterms_end(start);
  for (auto at = index.allterms_begin(start); at != end; ++at) {
    // All other terms begin with a capital.
    if (const char first = (*at).front(); first >= 'A' && first <= 'Z') {
      at.skip_to(std::string(1, 'Z' + 1));
      if (at == end) return;
    }
    if (!use(at)) return;
  }
}

}  // namespace article_search::schema
