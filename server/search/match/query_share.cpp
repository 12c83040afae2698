#include "server/search/match/query_share.h"

#include <algorithm>

namespace article_search {

namespace {

/// 6 to 20 rank public test collections alike.
constexpr std::uint32_t kNearby = 10;

}  // namespace

QueryShare::QueryShare(std::span<const TellingStem> query) : query_(query), counts_(query.size()) {
  for (const TellingStem& word : query) {
    total_ += word.rarity;
    some_.set(word.stem % some_.size());
  }
}

double QueryShare::nearby(PassageTexts::Text text) {
  if (total_ <= 0) return 0;
  find_places(text);
  held_ = 0;
  std::fill(counts_.begin(), counts_.end(), 0);
  double most = 0;
  auto first = places_.begin();
  for (const Place& last : places_) {
    enter(last.word);
    for (; last.position - first->position >= kNearby; ++first) leave(first->word);
    most = std::max(most, held_);
  }
  return most / total_;
}

void QueryShare::find_places(PassageTexts::Text text) {
  places_.clear();
  for (const WordSequences::TextWord& word : text) {
    if (!some_.test(word.stem % some_.size())) continue;
    const std::size_t at = word_of(word.stem);
    if (at < query_.size()) places_.push_back({word.position, at});
  }
}

std::size_t QueryShare::word_of(WordSequences::Stem stem) const {
  const auto found = std::find_if(query_.begin(), query_.end(),
                                  [&](const TellingStem& word) { return word.stem == stem; });
  return static_cast<std::size_t>(found - query_.begin());
}

void QueryShare::enter(std::size_t word) {
  if (counts_[word]++ == 0) held_ += query_[word].rarity;
}

void QueryShare::leave(std::size_t word) {
  if (--counts_[word] == 0) held_ -= query_[word].rarity;
}

}  // namespace article_search
