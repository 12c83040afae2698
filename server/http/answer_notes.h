#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace article_search {

/// What an answer tells the operator, and not the client.
struct AnswerNotes {
  struct Search {
    /// As it was understood.
    std::string query;
    std::uint64_t passages = 0;
    /// Whether it shows the first results: further pages are no new searches.
    bool is_first_page = true;
    /// Nothing where the answer was kept from an earlier one.
    std::optional<std::chrono::microseconds> took = {};
  };

  /// Of an answer to a search.
  std::optional<Search> search = {};
  /// Why there is no answer, for an error of the server.
  std::string cause = {};
};

}  // namespace article_search
