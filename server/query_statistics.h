#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <map>
#include <string>

namespace article_search {

/// What a query log tells.
struct QueryStatistics {
  struct Counts {
    std::uint64_t searches = 0;
    /// Of the last search.
    std::uint64_t passages = 0;
  };

  /// By the normalised query.
  std::map<std::string, Counts> queries;
  std::uint64_t searches = 0;
  /// Those that found nothing.
  std::uint64_t zeros = 0;
  /// Lines that are none of a query log.
  std::uint64_t skipped = 0;
  /// Empty when there is no search.
  std::string first_day;
  std::string last_day;
};

QueryStatistics read_query_statistics(std::istream& lines);

/// For people: totals, the `top` commonest queries, and the `top` commonest whose last search found
/// nothing, which are what to write about next or to add to the vocabulary.
std::string to_text(const QueryStatistics& statistics, std::size_t top);

}  // namespace article_search
