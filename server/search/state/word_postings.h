#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "server/search/state/posting.h"
#include "server/search/state/word_sequences.h"

namespace article_search {

/// In which passages' texts each word stands, as it is spelt, and how often, in memory: word
/// sequences turned around, part by part. Xapian has the same of stems, at ten times the time a
/// posting; of spellings nobody else has it. Constant after construction, so any thread may read
/// it.
///
/// Takes two to three bytes for each word of each passage, 64 bytes for each document, and 16 for
/// each word of each part.
class WordPostings {
 public:
  /// By as many threads as the machine runs at once. Parts whose sequences are those of `before`,
  /// the postings of an earlier state, are shared with it.
  explicit WordPostings(const WordSequences& sequences, const WordPostings* before = nullptr);

  /// The passages with any of `words`, in the order of documents.
  std::vector<Posting> of(std::span<const WordTable::Word> words) const;
  /// Those with any of the words of `stem`, as `table`, that of the sequences, has them.
  std::vector<Posting> of_stem(WordTable::Stem stem, const WordTable& table) const;

  /// In the texts of how many passages `word` stands, as it is spelt.
  std::uint32_t passages(WordTable::Word word) const { return passages_[word]; }
  /// Whether any text has one of `words`.
  bool have_any(std::span<const WordTable::Word> words) const {
    return std::ranges::any_of(words, [&](WordTable::Word word) { return passages(word) > 0; });
  }
  /// How often it stands there, all in all.
  std::uint64_t occurrences(WordTable::Word word) const { return occurrences_[word]; }
  /// How many passages have it in their headings or title.
  std::uint32_t passages_below(WordTable::Word word) const { return passages_below_[word]; }
  /// In the texts of how many passages `stem` stands.
  std::uint32_t passages_of_stem(WordTable::Stem stem) const { return stem_passages_[stem]; }

  /// Leaves out of `documents`, which ascend, most in whose texts `stems` do not stand one behind
  /// the other, and none in which they do.
  void leave_out_without_row(std::span<const WordTable::Stem> stems,
                             std::vector<Xapian::docid>& documents) const;

  /// Memory held.
  std::size_t bytes() const;

 private:
  struct Part;
  class PartBuilder;
  class Sum;

  void build_missing(const WordSequences& sequences);
  void add_up(const Part& part, const WordTable& table);
  template <typename Read>
  void read_into(std::vector<Posting>& postings, const Read& read) const;

  std::vector<std::shared_ptr<const Part>> parts_;
  // By word.
  std::vector<std::uint32_t> passages_;
  std::vector<std::uint64_t> occurrences_;
  std::vector<std::uint32_t> passages_below_;
  /// By stem.
  std::vector<std::uint32_t> stem_passages_;
};

}  // namespace article_search
