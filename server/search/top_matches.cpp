#include "server/search/top_matches.h"

#include <algorithm>
#include <utility>

namespace article_search {

void TopMatches::take(const Candidate& candidate) {
  if (kept_ == 0) return;
  candidates_.push_back(candidate);
  if (candidates_.size() >= 2 * kept_) drop_rest();
}

void TopMatches::drop_rest() {
  const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(kept_ - 1);
  std::nth_element(candidates_.begin(), last, candidates_.end(), comes_before);
  candidates_.resize(kept_);
  is_full_ = true;
  last_ = candidates_.back();
}

std::vector<Candidate> TopMatches::take_sorted() {
  if (candidates_.size() > kept_) drop_rest();
  std::sort(candidates_.begin(), candidates_.end(), comes_before);
  return std::exchange(candidates_, {});
}

}  // namespace article_search
