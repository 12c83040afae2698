#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "server/search/posting.h"
#include "server/search/word_sequences.h"

namespace article_search {

/// In which passages' texts each word stands, as it is spelt, and how often, in memory: word
/// sequences turned around. Xapian has the same of stems, at ten times the time a posting; of
/// spellings nobody else has it. Constant after construction, so any thread may read it.
///
/// Takes about a byte and a half for each word of each passage.
class WordPostings {
 public:
  explicit WordPostings(const WordSequences& sequences);

  /// The passages with any of `words`, in the order of documents.
  std::vector<Posting> of(std::span<const WordTable::Word> words) const;

  /// In how many passages `word` stands, as it is spelt.
  std::uint32_t passages(WordTable::Word word) const { return passages_[word]; }
  /// In how many passages `stem` stands.
  std::uint32_t passages_of_stem(WordTable::Stem stem) const { return stem_passages_[stem]; }

  /// Memory held.
  std::size_t bytes() const;

 private:
  class Counter;

  void count(const WordSequences& sequences);
  void write(const WordSequences& sequences);
  void append(WordTable::Word word, std::vector<Posting>& postings) const;

  // By word.
  std::vector<std::uint32_t> passages_;
  /// Where its postings begin; one more.
  std::vector<std::size_t> begins_;
  /// By stem.
  std::vector<std::uint32_t> stem_passages_;
  /// For each posting the distance from the document before, doubled, and one more where a count
  /// of more than one follows: LEB128 varints.
  std::string bytes_;
};

}  // namespace article_search
