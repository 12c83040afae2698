#include "server/search/match/query_echo.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace article_search {

namespace {

using Stem = WordSequences::Stem;

double rarity_of(Stem stem, const IndexView& view) {
  const double having = std::max<std::uint32_t>(view.postings.passages_of_stem(stem), 1);
  return std::log(1 + view.index.get_doccount() / having);
}

}  // namespace

QueryEcho::QueryEcho(std::vector<Stem> stems, std::span<const Stem> wording, const IndexView& view)
    : view_(view), stems_(std::move(stems)) {
  for (const Stem stem : stems_) {
    const WordTable::Family family = view_.words.table().family_of(stem);
    if (family != WordTable::kNone) families_.set(family % families_.size());
  }
  for (std::size_t at = 1; at < wording.size(); ++at) add_pair(wording[at - 1], wording[at]);
}

QueryEcho::Echo QueryEcho::of(PassageTexts::Text text) {
  Echo echo{.kin = std::vector<std::uint32_t>(stems_.size()), .pairs = 0};
  for (Pair& pair : pairs_) pair.is_met = false;
  WordSequences::TextWord last;
  /// The stem of the place before the last word's.
  Stem before = WordSequences::kNoStem;
  for (const WordSequences::TextWord& word : text) {
    if (word.is_repeated) continue;
    if (word.position != last.position) before = last.stem;
    last = word;
    meet_kin(word.stem, echo.kin);
    if (seconds_.test(word.stem % seconds_.size())) meet_pair(before, word.stem, echo.pairs);
  }
  return echo;
}

void QueryEcho::add_pair(Stem first, Stem second) {
  if (first == WordSequences::kNoStem || second == WordSequences::kNoStem) return;
  const bool is_known = std::ranges::any_of(
      pairs_, [&](const Pair& pair) { return pair.first == first && pair.second == second; });
  if (is_known) return;
  pairs_.push_back({first, second, rarity_of(first, view_) + rarity_of(second, view_)});
  seconds_.set(second % seconds_.size());
}

void QueryEcho::meet_kin(Stem stem, std::vector<std::uint32_t>& kin) const {
  const WordTable& table = view_.words.table();
  const WordTable::Family family = table.family_of(stem);
  if (family == WordTable::kNone || !families_.test(family % families_.size())) return;
  for (std::size_t at = 0; at < kin.size(); ++at) {
    if (stems_[at] != stem && table.family_of(stems_[at]) == family) ++kin[at];
  }
}

void QueryEcho::meet_pair(Stem first, Stem second, double& rarity) {
  for (Pair& pair : pairs_) {
    if (pair.first != first || pair.second != second || pair.is_met) continue;
    pair.is_met = true;
    rarity += pair.rarity;
  }
}

}  // namespace article_search
