#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "server/search/match/passage_texts.h"
#include "server/search/state/index_view.h"

namespace article_search {

/// Tells what in a passage's text sounds like a query: words akin to its own, and its words side by
/// side as they were typed. Both are found in one pass. For one query; not thread-safe; what it is
/// made of must outlive it.
class QueryEcho {
 public:
  using Stem = WordSequences::Stem;

  struct Echo {
    /// By stem of the query, how often words akin to it stand in the text.
    std::vector<std::uint32_t> kin;
    /// What the pairs of neighbours in the query say that are neighbours in the text too: each
    /// once, as its words are rare.
    double pairs = 0;
  };

  /// `stems` are those whose kin are looked for, or kNoStem; `wording` is what was typed, one word
  /// after the other.
  QueryEcho(std::vector<Stem> stems, std::span<const Stem> wording, const IndexView& view);

  Echo of(PassageTexts::Text text);

 private:
  /// Two words that follow each other.
  struct Pair {
    Stem first = WordSequences::kNoStem;
    Stem second = WordSequences::kNoStem;
    double rarity = 0;
    bool is_met = false;
  };

  void add_pair(Stem first, Stem second);
  void meet_kin(Stem stem, std::vector<std::uint32_t>& kin) const;
  void meet_pair(Stem first, Stem second, double& rarity);

  const IndexView& view_;
  const std::vector<Stem> stems_;
  std::vector<Pair> pairs_;
  // What most words are told to be of no interest by.
  std::bitset<256> families_;
  std::bitset<256> seconds_;
};

}  // namespace article_search
