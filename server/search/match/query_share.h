#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "server/search/match/passage_texts.h"

namespace article_search {

/// A stem that a query looks for, and how much it says.
struct TellingStem {
  WordSequences::Stem stem = WordSequences::kNoStem;
  double rarity = 0;
};

/// Tells which part of what a query says stands close together in a passage. For one query; not
/// thread-safe; what it is made of must outlive it.
class QueryShare {
 public:
  /// No stem twice, nor kNoStem.
  explicit QueryShare(std::span<const TellingStem> query);

  /// The share within some ten words of `text`, wherever it is greatest, from 0 to 1: the query's
  /// words count as they are rare, each once.
  double nearby(PassageTexts::Text text);

 private:
  /// A word of the query in a text.
  struct Place {
    std::uint32_t position = 0;
    std::size_t word = 0;
  };

  /// The word of the query with `stem`, or as many as there are.
  std::size_t word_of(WordSequences::Stem stem) const;
  void find_places(PassageTexts::Text text);
  void enter(std::size_t word);
  void leave(std::size_t word);

  std::span<const TellingStem> query_;
  double total_ = 0;
  /// What most stems are told to be none of the query's by.
  std::bitset<256> some_;
  std::vector<Place> places_;
  /// By word of the query, how often it stands in what is looked at, and what all of these say.
  std::vector<std::uint32_t> counts_;
  double held_ = 0;
};

}  // namespace article_search
