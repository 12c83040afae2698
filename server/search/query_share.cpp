#include "server/search/query_share.h"

#include <algorithm>

namespace article_search {

namespace {

/// 6 to 20 rank public test collections alike.
constexpr std::uint32_t kNearby = 10;

}  // namespace

QueryShares::QueryShares(std::span<const TellingStem> query, const WordSequences& words)
    : query_(query), words_(words), counts_(query.size()) {
  for (const TellingStem& word : query) {
    total_ += word.rarity;
    some_.set(word.stem % some_.size());
  }
}

QueryShare QueryShares::of(Xapian::docid document) {
  QueryShare share;
  if (total_ <= 0) return share;
  places_.clear();
  held_ = 0;
  std::fill(counts_.begin(), counts_.end(), 0);
  words_.for_each_word(document, [&](const WordSequences::Word& word) {
    const bool is_title = word.field == schema::Field::title;
    if (is_title && !share.title) share.title = 0;
    if (!some_.test(word.stem % some_.size())) return true;
    const std::size_t at = word_of(word.stem);
    if (at == query_.size()) return true;
    if (is_title) enter(at);
    if (word.field == schema::Field::body) places_.push_back({word.position, at});
    return true;
  });
  if (share.title) share.title = held_ / total_;
  share.nearby = share_nearby() / total_;
  return share;
}

std::size_t QueryShares::word_of(WordSequences::Stem stem) const {
  const auto found = std::find_if(query_.begin(), query_.end(),
                                  [&](const TellingStem& word) { return word.stem == stem; });
  return static_cast<std::size_t>(found - query_.begin());
}

double QueryShares::share_nearby() {
  held_ = 0;
  std::fill(counts_.begin(), counts_.end(), 0);
  double most = 0;
  auto first = places_.begin();
  for (const Place& last : places_) {
    enter(last.word);
    for (; last.position - first->position >= kNearby; ++first) leave(first->word);
    most = std::max(most, held_);
  }
  return most;
}

void QueryShares::enter(std::size_t word) {
  if (counts_[word]++ == 0) held_ += query_[word].rarity;
}

void QueryShares::leave(std::size_t word) {
  if (--counts_[word] == 0) held_ -= query_[word].rarity;
}

}  // namespace article_search
