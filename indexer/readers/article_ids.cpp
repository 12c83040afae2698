#include "indexer/readers/article_ids.h"

#include <cstddef>
#include <unordered_map>
#include <unordered_set>

#include "indexer/schema/content_hash.h"
#include "indexer/slug.h"

namespace article_search {

namespace {

constexpr std::size_t kHashDigits = 8;

}  // namespace

std::string article_id_of_name(std::string_view name) {
  std::string id = slug(name);
  return id.empty() ? hashed_article_id(name) : id;
}

std::string hashed_article_id(std::string_view name) {
  const std::string hash = to_base32(schema::hash64(name), kHashDigits);
  const std::string words = slug(name, kLongestArticleId - kHashDigits - 1);
  return words.empty() ? hash : words + "-" + hash;
}

std::vector<std::string> article_ids(const std::vector<std::string_view>& names) {
  std::vector<std::string> ids;
  std::unordered_map<std::string, std::unordered_set<std::string_view>> names_by_slug;
  for (const std::string_view name : names) {
    ids.push_back(slug(name));
    names_by_slug[ids.back()].insert(name);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_alone = !ids[i].empty() && names_by_slug[ids[i]].size() == 1;
    if (!is_alone && ids[i] != names[i]) ids[i] = hashed_article_id(names[i]);
  }
  return ids;
}

}  // namespace article_search
