#pragma once

#include <string>
#include <vector>

#include "server/search/search_results.h"

namespace article_search {

/// What one word of a query, or the order of the words, did for a hit's score.
struct ScoreShare {
  /// The word as typed; empty for the order of the words.
  std::string what;
  /// How and where it was found, in words: "as you typed it and in another form, in the text".
  std::string how;
  /// Of all that was added to the score, in percent, 0 to 100.
  int percent = 0;
  /// Whether it raised the score or lowered it.
  enum class Effect { raised, lowered } effect = Effect::raised;

  bool operator==(const ScoreShare&) const = default;
};

/// `parts` by word, greatest share first, what lowers the score last. Shares of what raised it add
/// up to about 100.
std::vector<ScoreShare> score_shares(const std::vector<Contribution>& parts);

}  // namespace article_search
