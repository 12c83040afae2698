#include "server/search/query/index_languages.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"

namespace article_search {

void IndexLanguages::follow(const Xapian::Database& index, const std::string& state) {
  if (!state_.empty() && state == state_) return;
  std::vector<std::pair<Xapian::doccount, std::string>> languages;
  for (std::string& language : schema::read_languages(index)) {
    if (language == "en") continue;
    const auto passages = index.get_termfreq(schema::term(schema::Field::language, language));
    languages.emplace_back(passages, std::move(language));
  }
  std::sort(languages.begin(), languages.end(), [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first > right.first : left.second < right.second;
  });
  if (languages.size() > kMaxQueryLanguages) languages.resize(kMaxQueryLanguages);
  others_.clear();
  for (const auto& [passages, language] : languages) others_.push_back(&of(language));
  state_ = state;
}

}  // namespace article_search
