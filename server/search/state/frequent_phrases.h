#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace article_search::schema {
class Analyzer;
}

namespace article_search {

/// About how many passages are read for it, scattered over the index: some 100 ms and 20 MB for a
/// while.
inline constexpr std::size_t kPassagesForPhrases = 2'000;
/// How many phrases are given at most.
inline constexpr std::size_t kMostPhrases = 1'000;

/// Words that stand together in many passages, as these write them.
struct FrequentPhrase {
  std::string text;
  /// How many passages have it; past kPassagesForPhrases passages, as many as those that were read
  /// let expect.
  std::uint32_t passages = 0;

  bool operator==(const FrequentPhrase&) const = default;
};

/// The phrases of two to four words that the texts of `index` repeat, most passages first, then by
/// text. They begin and end with words that say something, and these stand together often enough,
/// as seen from the rarer, for the phrase to be a name of something. Of phrases that nearly always
/// stand in a longer one, only that is given. Throws Xapian::Error and DamagedIndex.
std::vector<FrequentPhrase> frequent_phrases(const Xapian::Database& index,
                                             schema::Analyzer& analyzer);

}  // namespace article_search
