#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "server/search/search_results.h"

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
  /// Of suggestions with the same words the first kind is kept.
  Suggester(std::vector<Suggestion> suggestions, schema::Analyzer& analyzer);

  /// The vocabulary's names, headings, titles, institutions and people of `index`, to which
  /// `columns` belong. Throws Xapian::Error and DamagedIndex.
  static Suggester load(const Xapian::Database& index,
                        const PassageColumns& columns,
                        schema::Analyzer& analyzer);

  std::size_t size() const { return suggestions_.size(); }

  /// The suggestions in which each word of `typed` begins a word, in any order; if there are none,
  /// those in which a word of four letters or more would begin one after a single edit.
  ///
  /// By kind, then most passages first, then by text: an order that does not depend on what was
  /// typed, so that a suggestion stays as long as the words typed begin its words.
  std::vector<Suggestion> suggest(std::string_view typed,
                                  std::size_t limit,
                                  schema::Analyzer& analyzer) const;

 private:
  enum class Forgiveness : std::uint8_t { none, one_edit };

  void index_words(schema::Analyzer& analyzer);
  std::vector<Suggestion> find(const std::vector<std::u32string>& typed,
                               std::size_t limit,
                               Forgiveness forgiveness) const;
  /// Calls `use` with the number of each suggestion that has a word which `typed` begins.
  template <typename Use>
  void for_each_begun_by(std::u32string_view typed, Forgiveness forgiveness, const Use& use) const;

  /// In the order in which they are shown.
  std::vector<Suggestion> suggestions_;
  /// Every word of a suggestion, sorted, and which suggestions have it: those in entries_ from the
  /// word's end before up to its own.
  std::vector<std::u32string> words_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> entries_;
};

}  // namespace article_search
