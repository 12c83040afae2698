#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

#include <xapian.h>

#include "server/search/highlighter.h"
#include "server/search/state/word_sequences.h"

namespace article_search {

/// Tells where the words that a TermFinder looks for stand in passages' texts, by their sequences
/// in memory, so that of a text nothing else need be read. For one query and one thread; `words`
/// must outlive it.
class SoughtPlaces {
 public:
  SoughtPlaces(const SoughtWords& sought, const WordSequences& words);

  /// As positions of tokens, ascending, some more than once. Until it is asked again.
  std::span<const std::uint32_t> of(Xapian::docid document);

 private:
  /// Words of one list by their numbers in it.
  struct Sought {
    std::vector<std::uint32_t> numbers;
    /// What most words are told to be none of these by.
    std::bitset<512> some;
  };

  void add(std::span<const WordTable::Word> words);

  const WordSequences& words_;
  /// By list: what words mean lies far apart in memory.
  std::vector<Sought> sought_;
  std::vector<std::uint32_t> places_;
};

}  // namespace article_search
