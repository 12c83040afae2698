#include "indexer/change_debounce.h"

#include <algorithm>

namespace article_search {

void ChangeDebounce::note(Time now) {
  if (!first_) first_ = now;
  last_ = now;
}

std::optional<ChangeDebounce::Time> ChangeDebounce::due() const {
  if (!first_) return std::nullopt;
  return std::min(last_ + pause_, *first_ + longest_);
}

}  // namespace article_search
