#include "indexer/schema/language_analyzers.h"

#include <algorithm>

namespace article_search::schema {

std::string primary_language(std::string_view language) {
  std::string primary(language.substr(0, language.find('-')));
  std::ranges::transform(primary, primary.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return primary;
}

Analyzer& LanguageAnalyzers::for_language(std::string_view language) {
  std::string primary = primary_language(language);
  const auto known = analyzers_.find(primary);
  if (known != analyzers_.end()) return known->second;
  Analyzer analyzer(primary);
  return analyzers_.emplace(std::move(primary), std::move(analyzer)).first->second;
}

}  // namespace article_search::schema
