#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/hashed_numbers.h"
#include "indexer/schema/word_list.h"

namespace article_search {

/// The words of one state of the index and their stems, by number. Constant after loading, so any
/// thread may read it.
class WordTable {
 public:
  /// For as long as the object lives; numbered from 0.
  using Stem = std::uint32_t;
  using Word = std::uint32_t;
  static constexpr std::uint32_t kNone = schema::HashedNumbers::kNone;

  /// What was listed of the words of `index`. Throws Xapian::Error.
  static WordTable load(const Xapian::Database& index);

  /// Whether all numbers of `before` mean the same here, and new ones are behind them: so it is
  /// when its state was updated.
  bool begins_with(const WordTable& before) const;

  std::size_t stem_count() const { return first_word_.size() - 1; }
  std::size_t word_count() const { return stems_.size(); }

  /// kNone where no text ever had it.
  Stem find_stem(std::string_view stem) const;
  Stem stem_of(Word word) const { return stems_[word]; }
  /// What stems have in common that begin with the same kFamilyLetters letters ("librari",
  /// "librarian"); kNone where there are fewer, or digits among them, and of kNone.
  using Family = std::uint32_t;
  static constexpr std::size_t kFamilyLetters = 6;
  Family family_of(Stem stem) const { return stem == kNone ? kNone : families_[stem]; }
  /// The words with `stem`; none of kNone.
  std::span<const Word> words_of(Stem stem) const {
    if (stem == kNone) return {};
    return std::span(words_).subspan(first_word_[stem], first_word_[stem + 1] - first_word_[stem]);
  }
  /// The words that are spelt so: one for each stem that languages make of it.
  std::vector<Word> spelt(std::string_view exact) const;

  /// What a number of a list means.
  struct Listed {
    Word word = kNone;
    Stem stem = kNone;

    bool operator==(const Listed&) const = default;
  };
  /// By number; none where there is no such list.
  std::span<const Listed> list(std::uint32_t number) const {
    return number < lists_.size() ? std::span<const Listed>(lists_[number])
                                  : std::span<const Listed>();
  }

  /// A word in a list.
  struct Place {
    std::uint32_t list = 0;
    std::uint32_t number = 0;
  };
  /// By which numbers sequences name `word`.
  std::span<const Place> places_of(Word word) const {
    return std::span(places_).subspan(first_place_[word],
                                      first_place_[word + 1] - first_place_[word]);
  }

  std::size_t bytes() const;

 private:
  Word number(const schema::ListedWord& listed);
  Stem number_stem(const std::string& stem);
  void group_by_stem();
  void find_places();

  schema::HashedNumbers by_stem_;
  schema::HashedNumbers by_spelling_;
  std::vector<std::vector<Listed>> lists_;
  // By word.
  std::vector<Stem> stems_;
  /// Of spelling and stem.
  std::vector<std::uint64_t> hashes_;
  /// Where its places begin in places_, and one more.
  std::vector<std::uint32_t> first_place_;

  // By stem.
  std::vector<Family> families_;
  /// And one more: where its words begin in words_.
  std::vector<std::uint32_t> first_word_ = {0};
  std::vector<Word> words_;
  std::vector<Place> places_;
};

}  // namespace article_search
