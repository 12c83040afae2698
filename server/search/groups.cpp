#include "server/search/groups.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace article_search {

std::vector<MatchGroup> group_by_article(std::span<const RankedPassage> ranked,
                                         const PassageColumns& columns,
                                         const Window& window,
                                         std::size_t kept) {
  constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
  const PassageColumns::OrdinalRange articles = columns.ordinals(schema::Facet::article);
  std::vector<std::uint32_t> number_of(articles.size(), kNone);
  std::uint32_t count = 0;
  std::vector<MatchGroup> groups;
  for (const RankedPassage& match : ranked) {
    std::uint32_t& number = number_of[columns.article(match.document) - articles.begin];
    if (number == kNone) number = count++;
    if (number < window.offset || number - window.offset >= window.limit) continue;
    groups.resize(std::max<std::size_t>(groups.size(), number - window.offset + 1));
    MatchGroup& its = groups[number - window.offset];
    if (its.first.size() < kept) its.first.push_back(match);
    ++its.count;
  }
  return groups;
}

}  // namespace article_search
