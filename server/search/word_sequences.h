#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/word_sequence.h"
#include "server/search/word_table.h"

namespace article_search {

/// The words of every passage of one state of the index in their order, in memory: phrases ask them
/// of many passages, and ranking compares its first hundred by them. Constant after loading, so any
/// thread may read it.
///
/// Takes about a third of the texts' bytes and 8 bytes for each document id that the index ever
/// gave out; the words' table 30 to 60 bytes a word.
class WordSequences {
 public:
  /// A stem of the index, for as long as the object lives; numbered from 0.
  using Stem = WordTable::Stem;
  /// What no passage has.
  static constexpr Stem kNoStem = WordTable::kNone;

  struct Word {
    schema::Field field = schema::Field::body;
    /// In its field, from 1; headings are far apart.
    std::uint32_t position = 0;
    Stem stem = kNoStem;
    /// As it is spelt; as the table numbers it.
    WordTable::Word word = WordTable::kNone;
    /// The end of a compound that was met before, at its beginning.
    bool is_repeated = false;
  };

  /// Reads all of `index`. Throws Xapian::Error.
  static WordSequences load(const Xapian::Database& index);

  const WordTable& table() const { return table_; }

  /// kNoStem where no text ever had it.
  Stem find(std::string_view stem) const { return table_.find_stem(stem); }

  /// Documents are less than this.
  Xapian::docid document_end() const { return static_cast<Xapian::docid>(begins_.size() - 1); }

  /// Calls `use` with each word of `document`, text first, then headings and title, each in order,
  /// as long as it returns true.
  template <typename Use>
  void for_each_word(Xapian::docid document, const Use& use) const {
    for_each_spelling(document, [&](const schema::SequenceWord& word) {
      return use(
          Word{word.field, word.position, table_.stem_of(word.word), word.word, word.is_repeated});
    });
  }

  /// The same for who needs no stems: words have the table's numbers.
  template <typename Use>
  void for_each_spelling(Xapian::docid document, const Use& use) const {
    const std::string_view sequence = sequence_of(document);
    const std::span<const WordTable::Word> list = table_.list(schema::word_list_of(sequence));
    schema::for_each_word(sequence, [&](schema::SequenceWord word) {
      // Damage finds no words, and no others' memory.
      if (word.word >= list.size()) return true;
      word.word = list[word.word];
      return use(word);
    });
  }

  /// Memory held.
  std::size_t bytes() const;

 private:
  explicit WordSequences(WordTable table) : table_(std::move(table)) {}

  std::string_view sequence_of(Xapian::docid document) const {
    if (document >= document_end()) return {};
    const std::size_t begin = begins_[document];
    return std::string_view(sequences_).substr(begin, begins_[document + 1] - begin);
  }

  WordTable table_;
  /// All sequences, one behind the other.
  std::string sequences_;
  /// By document, and one more.
  std::vector<std::size_t> begins_;
};

}  // namespace article_search
