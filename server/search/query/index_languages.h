#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/language_analyzers.h"

namespace article_search {

/// In how many languages at most a query's words are looked for, those with most passages.
inline constexpr std::size_t kMaxQueryLanguages = 8;

/// The languages that an index has passages in, and their analyzers: passages are stemmed in their
/// article's language, and nobody says which one a query is in. Not thread-safe.
class IndexLanguages {
 public:
  /// Looks again which languages `index` has when `state` is not the one that was seen last. Throws
  /// Xapian::Error when it cannot be read.
  void follow(const Xapian::Database& index, const std::string& state);

  /// What queries are cut into words by; their stop words are English.
  schema::Analyzer& of_queries() { return analyzers_.for_language("en"); }

  /// What the texts of articles in `language` were indexed by.
  schema::Analyzer& of(std::string_view language) { return analyzers_.for_language(language); }

  /// The analyzers of all languages but English, most passages first.
  std::span<schema::Analyzer* const> others() const { return others_; }

 private:
  schema::LanguageAnalyzers analyzers_;
  std::vector<schema::Analyzer*> others_;
  std::string state_;
};

}  // namespace article_search
