#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/word_sequence.h"

namespace article_search {

/// The words of every passage of one state of the index in their order, in memory: phrases ask them
/// of many passages, and ranking compares its first hundred by them. Constant after loading, so any
/// thread may read it.
///
/// Takes about a third of the texts' bytes, 4 bytes for each document id that the index ever gave
/// out, and 20 to 40 for each stem.
class WordSequences {
 public:
  /// A stem of the index, for as long as the object lives; numbered from 0.
  using Stem = std::uint32_t;
  /// What no passage has.
  static constexpr Stem kNoStem = UINT32_MAX;

  struct Word {
    schema::Field field = schema::Field::body;
    /// In its field, from 1; headings are far apart.
    std::uint32_t position = 0;
    Stem stem = kNoStem;
    /// The end of a compound that was met before, at its beginning.
    bool is_repeated = false;
  };

  /// Reads all of `index`. Throws Xapian::Error.
  static WordSequences load(const Xapian::Database& index);

  /// kNoStem where no text ever had it.
  Stem find(std::string_view stem) const;
  /// How many stems there are.
  std::size_t stem_count() const { return passages_.size(); }
  /// In the text of how many passages `stem`, which is none but kNoStem, stands.
  std::uint32_t passages(Stem stem) const { return passages_[stem]; }

  /// Calls `use` with each word of `document`, text first, then headings and title, each in order,
  /// as long as it returns true.
  template <typename Use>
  void for_each_word(Xapian::docid document, const Use& use) const {
    const std::string_view sequence = sequence_of(document);
    const std::vector<Stem>& list = list_of(sequence);
    schema::for_each_word(sequence, [&](const schema::SequenceWord& word) {
      // Damage finds no words, and no others' memory.
      const Stem stem = word.stem < list.size() ? list[word.stem] : kNoStem;
      return use(Word{word.field, word.position, stem, word.is_repeated});
    });
  }

  /// Memory held.
  std::size_t bytes() const;

 private:
  /// By the stem's hash, the next free one where it is taken. Two of a million stems have the same
  /// hash with a probability of one in forty million.
  struct Entry {
    std::uint64_t hash = 0;
    Stem stem = kNoStem;
  };

  WordSequences() = default;

  void load_stems(const Xapian::Database& index);
  void load_sequences(const Xapian::Database& index);
  void count_passages();
  std::size_t place_of(std::uint64_t hash) const;

  std::string_view sequence_of(Xapian::docid document) const {
    if (document + 1 >= begins_.size()) return {};
    const std::size_t begin = begins_[document];
    return std::string_view(sequences_).substr(begin, begins_[document + 1] - begin);
  }
  const std::vector<Stem>& list_of(std::string_view sequence) const;

  /// All sequences, one behind the other.
  std::string sequences_;
  /// By document, and one more.
  std::vector<std::size_t> begins_;
  /// By list, what its numbers mean.
  std::vector<std::vector<Stem>> lists_;
  /// By stem.
  std::vector<std::uint32_t> passages_;
  /// At least a quarter is free, so that searching it ends soon.
  std::vector<Entry> entries_;
};

}  // namespace article_search
