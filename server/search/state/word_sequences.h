#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/word_sequence.h"
#include "server/search/state/word_table.h"

namespace article_search {

/// The words of every passage of one state of the index in their order, in memory: phrases ask them
/// of many passages, and ranking compares its first hundred by them. Constant after loading, so any
/// thread may read it.
///
/// Takes about a third of the texts' bytes and 4 bytes for each document id that the index ever
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

  /// The sequences of documents that follow each other.
  struct Part {
    Xapian::docid first = 1;
    /// All of them, one behind the other.
    std::string bytes;
    /// Where the sequence of each document begins, and one more.
    std::vector<std::uint32_t> begins = {0};

    /// The first document behind it.
    Xapian::docid end() const { return first + static_cast<Xapian::docid>(begins.size() - 1); }

    bool operator==(const Part&) const = default;
  };
  using Parts = std::vector<std::shared_ptr<const Part>>;

  /// How many documents a part has, but for the last: so many that a list of them is short, and so
  /// few that turning one around takes a twentieth of a second.
  static constexpr Xapian::docid kPartSize = 16'384;

  /// Reads all of `index`. Parts that are as they were in `before`, the sequences of an earlier
  /// state, are shared with it, and mean the same words then. Throws Xapian::Error.
  static WordSequences load(const Xapian::Database& index, const WordSequences* before = nullptr);

  const WordTable& table() const { return table_; }

  /// In the order of documents.
  const Parts& parts() const { return parts_; }

  /// kNoStem where no text ever had it.
  Stem find(std::string_view stem) const { return table_.find_stem(stem); }

  /// Documents are less than this.
  Xapian::docid document_end() const { return parts_.empty() ? 1 : parts_.back()->end(); }

  /// Calls `use` with each word of `document`, text first, then headings and title, each in order,
  /// as long as it returns true.
  template <typename Use>
  void for_each_word(Xapian::docid document, const Use& use) const {
    const std::string_view sequence = of(document);
    const std::span<const WordTable::Listed> list = table_.list(schema::word_list_of(sequence));
    schema::for_each_word(sequence, [&](const schema::SequenceWord& word) {
      // Damage finds no words, and no others' memory.
      if (word.word >= list.size()) return true;
      const WordTable::Listed& listed = list[word.word];
      return use(Word{word.field, word.position, listed.stem, listed.word, word.is_repeated});
    });
  }

  /// A word of a passage's text, as in Word.
  struct TextWord {
    Stem stem = kNoStem;
    std::uint32_t position = 0;
    bool is_repeated = false;

    bool operator==(const TextWord&) const = default;
  };

  /// Puts the words of the text of `document` behind `text`, in their order.
  void append_text(Xapian::docid document, std::vector<TextWord>& text) const {
    const std::string_view sequence = of(document);
    const std::span<const WordTable::Listed> list = table_.list(schema::word_list_of(sequence));
    const std::size_t begin = text.size();
    schema::for_each_word(sequence, [&](const schema::SequenceWord& word) {
      if (word.field != schema::Field::body) return false;
      // Damage finds no words, and no others' memory.
      if (word.word < list.size()) text.push_back({word.word, word.position, word.is_repeated});
      return true;
    });
    // With nothing between that depends on them, many are fetched from memory at once.
    for (TextWord& word : std::span(text).subspan(begin)) word.stem = list[word.stem].stem;
  }

  /// The sequence of `document` as it is stored (word_sequence.h); empty where there is none.
  std::string_view of(Xapian::docid document) const {
    if (document == 0 || document >= document_end()) return {};
    const Part& part = *parts_[(document - 1) / kPartSize];
    const std::size_t place = document - part.first;
    return std::string_view(part.bytes)
        .substr(part.begins[place], part.begins[place + 1] - part.begins[place]);
  }

  /// Memory held.
  std::size_t bytes() const;

 private:
  WordSequences(WordTable table, Parts parts)
      : table_(std::move(table)), parts_(std::move(parts)) {}

  WordTable table_;
  Parts parts_;
};

}  // namespace article_search
