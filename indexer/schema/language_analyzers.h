#pragma once

#include <map>
#include <string>
#include <string_view>

#include "indexer/schema/analyzer.h"

namespace article_search::schema {

/// What decides about an analyzer in the BCP 47 tag `language`: its first part, in lower case
/// ("pt-BR": "pt"). Field::language has it as terms.
std::string primary_language(std::string_view language);

/// An analyzer for each language asked for, made when it is first needed. Not thread-safe, as
/// Analyzer is not.
class LanguageAnalyzers {
 public:
  /// Valid as long as this object.
  Analyzer& for_language(std::string_view language);

 private:
  std::map<std::string, Analyzer> analyzers_;
};

}  // namespace article_search::schema
