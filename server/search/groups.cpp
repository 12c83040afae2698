#include "server/search/groups.h"

#include <unordered_map>

namespace article_search {

std::vector<MatchGroup> group_by_article(std::span<const RankedPassage> ranked,
                                         const PassageColumns& columns,
                                         std::size_t kept) {
  std::vector<MatchGroup> groups;
  std::unordered_map<PassageColumns::Ordinal, std::size_t> group_of;
  for (const RankedPassage& match : ranked) {
    const PassageColumns::Ordinal article = columns.article(columns.row(match.document));
    const auto [group, is_new] = group_of.try_emplace(article, groups.size());
    if (is_new) groups.emplace_back();
    MatchGroup& its = groups[group->second];
    if (its.first.size() < kept) its.first.push_back(match);
    ++its.count;
  }
  return groups;
}

}  // namespace article_search
