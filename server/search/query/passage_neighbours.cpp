#include "server/search/query/passage_neighbours.h"

#include <utility>

#include "server/search/state/word_pattern.h"

namespace article_search {

namespace {

constexpr Xapian::doccount kPassagesToLookAt = 32;

/// Calls `use` with each passage that has both words, among the first that have the rarer one,
/// until it returns false.
template <typename Use>
void for_common_passages(const Xapian::Database& index,
                         std::string rare,
                         std::string common,
                         const Use& use) {
  if (index.get_termfreq(rare) > index.get_termfreq(common)) std::swap(rare, common);
  auto other = index.postlist_begin(common);
  const auto other_end = index.postlist_end(common);
  auto passage = index.postlist_begin(rare);
  const auto end = index.postlist_end(rare);
  for (Xapian::doccount seen = 0; seen < kPassagesToLookAt && passage != end; ++seen, ++passage) {
    other.skip_to(*passage);
    if (other == other_end) return;
    if (*other == *passage && !use(*passage)) return;
  }
}

}  // namespace

Xapian::doccount count_together(const Xapian::Database& index,
                                const std::string& left,
                                const std::string& right) {
  Xapian::doccount count = 0;
  for_common_passages(index, left, right, [&](Xapian::docid) {
    ++count;
    return true;
  });
  return count;
}

bool stand_in_a_row(const IndexView& view, const std::string& first, const std::string& second) {
  PatternFinder row({.stems = {first, second}, .window = 2}, view.words);
  bool found = false;
  for_common_passages(view.index, first, second, [&](Xapian::docid passage) {
    found = row.is_in(passage);
    return !found;
  });
  return found;
}

}  // namespace article_search
