#include "server/search/match/groups.h"

#include <algorithm>
#include <utility>

namespace article_search {

void CandidateGroup::add(const Candidate& candidate) {
  Candidate next = candidate;
  const std::size_t held = std::min<std::size_t>(count_++, first_.size());
  for (std::size_t at = 0; at < held; ++at) {
    if (comes_before(next, first_[at])) std::swap(next, first_[at]);
  }
  if (held < first_.size()) first_[held] = next;
}

void GroupCollector::add(const Candidate& candidate) {
  const PassageColumns::Ordinal article = columns_.article(candidate.document);
  if (article == article_) {
    group_.add(candidate);
    return;
  }
  if (group_.count() > 0) top_.add(group_);
  article_ = article;
  group_ = CandidateGroup(candidate);
}

std::vector<CandidateGroup> GroupCollector::take() {
  if (group_.count() > 0) top_.add(std::exchange(group_, {}));
  return top_.take_sorted();
}

}  // namespace article_search
