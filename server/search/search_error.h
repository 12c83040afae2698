#pragma once

#include <string>

namespace article_search {

enum class SearchErrorCode {
  /// There is no index at the path, or none that can be opened.
  index_unavailable,
  /// The index was made by an incompatible program.
  index_incompatible,
  /// The index cannot be read any more.
  index_damaged,
  /// The index changed faster than the search could be repeated.
  index_busy,
  /// No article or passage has that id.
  not_found,
  /// Part of the query could not be used, and strict=true asked for an error then.
  query_not_understood,
};

/// Why a search has no answer though its request was sound.
struct SearchError {
  SearchErrorCode code = SearchErrorCode::index_damaged;
  /// For the operator's log; may name paths, so it is not for clients, but for that of
  /// query_not_understood, which says what could not be used.
  std::string message;
};

}  // namespace article_search
