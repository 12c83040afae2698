#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/search/search_results.h"
#include "server/search/state/index_view.h"

namespace article_search::schema {
class Analyzer;
}

namespace article_search {

class PassageColumns;

/// The most that are kept to choose from, those with most passages; some 200 bytes each.
inline constexpr std::size_t kMostKeptSuggestions = 50'000;

/// Completes what is being typed, from what one state of the index is about. Constant after
/// construction: one object serves all threads.
class Suggester {
 public:
  /// From the other names of terms to their labels.
  using Labels = std::unordered_map<std::string, std::string>;

  /// Of suggestions with the same words, plural or not, the first kind is kept.
  Suggester(std::vector<Suggestion> suggestions,
            schema::Analyzer& analyzer,
            const Labels& labels = {});

  /// The vocabulary's names, headings, titles, institutions, people and frequent phrases of an
  /// index; `others` have the stems of its languages but English. Throws Xapian::Error and
  /// DamagedIndex.
  static Suggester load(const IndexView& view,
                        schema::Analyzer& analyzer,
                        std::span<schema::Analyzer* const> others = {});

  std::size_t size() const { return suggestions_.size(); }

  /// The suggestions in which each word of `typed` begins a word or its plural, in any order; if
  /// there are none, those in which a word of four letters or more would begin one after a single
  /// edit.
  ///
  /// Of a term's names only the first that fits, its label before others. Terms first, then what
  /// most passages have, then by kind and text: an order that does not depend on what was typed, so
  /// that a suggestion stays as long as the words typed begin its words.
  std::vector<Suggestion> suggest(std::string_view typed,
                                  std::size_t limit,
                                  schema::Analyzer& analyzer) const;

 private:
  enum class Forgiveness : std::uint8_t { none, one_edit };

  void sort(const Labels& labels);
  void number_terms(const Labels& labels);
  void index_words(schema::Analyzer& analyzer);
  std::vector<Suggestion> find(const std::vector<std::u32string>& typed,
                               std::size_t limit,
                               Forgiveness forgiveness) const;
  /// Calls `use` with the number of each suggestion that has a word which `typed` begins.
  template <typename Use>
  void for_each_begun_by(std::u32string_view typed, Forgiveness forgiveness, const Use& use) const;

  /// In the order in which they are shown.
  std::vector<Suggestion> suggestions_;
  /// Of each, which term it is a name of, from 1; 0 for what is no term's name.
  std::vector<std::uint32_t> terms_;
  /// Every word of a suggestion and its plural, sorted, and which suggestions have it: those in
  /// entries_ from the word's end before up to its own.
  std::vector<std::u32string> words_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> entries_;
};

}  // namespace article_search
