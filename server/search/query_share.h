#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <xapian.h>

#include "server/search/word_sequences.h"

namespace article_search {

/// A stem that a query looks for, and how much it says.
struct TellingStem {
  WordSequences::Stem stem = WordSequences::kNoStem;
  double rarity = 0;
};

/// Which part of what a query says stands in one place of a passage, from 0 to 1: its words count
/// as they are rare, each once.
struct QueryShare {
  /// Within some ten words of the text, wherever most of it does.
  double nearby = 0;
  /// In the title; none where the passage has no title.
  std::optional<double> title = {};
};

/// Tells the shares of one query. Not thread-safe; what it is made of must outlive it.
class QueryShares {
 public:
  /// No stem twice, nor kNoStem.
  QueryShares(std::span<const TellingStem> query, const WordSequences& words);

  QueryShare of(Xapian::docid document);

 private:
  /// A word of the query in a text.
  struct Place {
    std::uint32_t position = 0;
    std::size_t word = 0;
  };

  /// The word of the query with `stem`, or as many as there are.
  std::size_t word_of(WordSequences::Stem stem) const;
  double share_nearby();
  void enter(std::size_t word);
  void leave(std::size_t word);

  std::span<const TellingStem> query_;
  const WordSequences& words_;
  double total_ = 0;
  /// What most stems are told to be none of the query's by.
  std::bitset<256> some_;
  std::vector<Place> places_;
  /// By word of the query, how often it stands in what is looked at, and what all of these say.
  std::vector<std::uint32_t> counts_;
  double held_ = 0;
};

}  // namespace article_search
