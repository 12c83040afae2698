#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/analyzer.h"
#include "indexer/schema/word_list.h"
#include "indexer/schema/word_sequence.h"

namespace article_search {

/// A stem and how often a text has it.
struct CountedStem {
  /// For TextIndexer::stem().
  std::uint32_t stem = 0;
  std::uint32_t count = 0;
};

/// What an index keeps of a text's words.
struct IndexedText {
  /// In their order.
  std::span<const schema::ListedToken> words;
  /// Each once, in the order of the text.
  std::span<const CountedStem> stems;
};

/// Texts of one language to what an index keeps of their words. What a WordList says of a word is
/// asked once and remembered by the analyzer's number of the word, so that of each word of a text
/// only its bytes as written are looked up. For one run over one index, whose lists have different
/// numbers; not thread-safe.
class TextIndexer {
 public:
  /// A BCP 47 tag.
  explicit TextIndexer(std::string_view language) : analyzer_(language) {}

  /// The words of `text`, by their numbers in `list`, which takes those that are new to it. Valid
  /// until the next call.
  IndexedText index(std::string_view text, schema::WordList& list);

  const std::string& stem(std::uint32_t number) const { return analyzer_.stem(number); }

 private:
  struct KnownWord {
    /// In the list, or kUnknown.
    std::uint32_t listed = kUnknown;
    std::uint32_t stem = 0;
  };

  static constexpr std::uint32_t kUnknown = UINT32_MAX;

  void forget_unless_of(const schema::WordList& list);
  const KnownWord& known(std::uint32_t word, schema::WordList& list);
  void count(std::uint32_t stem);

  schema::Analyzer analyzer_;
  /// What `known_` is about.
  std::uint32_t memory_ = 0;
  std::optional<std::uint32_t> list_;
  /// By the analyzer's numbers.
  std::vector<KnownWord> known_;

  // The text at hand.
  std::vector<schema::ListedToken> words_;
  std::vector<CountedStem> stems_;
  /// By stem: where it is in `stems_`, plus one; 0 for those that are not. All 0 between texts.
  std::vector<std::uint32_t> places_;
};

}  // namespace article_search
