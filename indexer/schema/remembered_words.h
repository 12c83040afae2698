#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/hashed_numbers.h"

namespace article_search::schema {

/// What becomes of a word.
struct WordForms {
  std::string exact;
  std::string folded;
  std::string stem;
};

/// The words that an analyzer has met, by their bytes as written, and their stems; both are
/// numbered from 0. References last until the next word is added.
class RememberedWords {
 public:
  /// What is written together in one place may be a word in another.
  enum class Shape : std::uint64_t { part, joined };

  static constexpr std::uint32_t kNone = HashedNumbers::kNone;

  /// The number of a word, or kNone.
  std::uint32_t find(std::string_view raw, Shape shape) const;

  /// The number that a word has from now on; find() must not have found it.
  std::uint32_t add(std::string_view raw, Shape shape, WordForms forms);

  const AnalyzedWord& word(std::uint32_t number) const { return words_[number].word; }
  const std::string& stem(std::uint32_t number) const { return stems_[number]; }
  std::size_t size() const { return words_.size(); }

 private:
  struct Entry {
    std::string raw;
    AnalyzedWord word;
  };

  std::uint32_t number_of_stem(std::string stem);

  std::vector<Entry> words_;
  std::vector<std::string> stems_;
  HashedNumbers numbers_;
  HashedNumbers stem_numbers_;
};

}  // namespace article_search::schema
