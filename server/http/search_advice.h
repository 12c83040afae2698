#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/search_request.h"
#include "server/search/searcher.h"

namespace article_search {

/// What may help someone whose search found nothing.
struct SearchAdvice {
  /// A word of the query, alone and without filters.
  struct Word {
    std::string text;
    std::uint64_t passages = 0;
    /// The query with the word's nearest spelling, when the index has none of it but something
    /// like it; else empty.
    std::string nearest;
  };
  /// The query without one of its words, with the same filters.
  struct Shorter {
    std::string query;
    std::string left_out;
    std::uint64_t passages = 0;
  };

  std::vector<Word> words;
  /// Those that find something, most first.
  std::vector<Shorter> shorter;
  /// What the same query finds without filters; 0 when there were none.
  std::uint64_t without_filters = 0;
  /// Queries that find something.
  std::vector<std::string> examples;
};

/// The most words of a query that advice is given on: each costs two searches.
inline constexpr std::size_t kMostAdvisedWords = 6;

/// The words and quoted phrases of `query`, as typed, without signs; operators are none.
std::vector<std::string> advisable_words(std::string_view query);

/// Tries what `request`, which found nothing, might be changed to. A search that fails gives no
/// advice.
SearchAdvice advise(Searcher& searcher, const SearchRequest& request);

}  // namespace article_search
