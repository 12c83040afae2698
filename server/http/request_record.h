#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace article_search {

/// What became of a request, for those who watch the server. Nothing in it tells who asked for
/// what.
struct RequestRecord {
  /// The route's pattern, "/api/v1/articles/{id}"; "other" for what is no route's.
  std::string_view route;
  int status = 200;
  /// Of the body as it is sent.
  std::size_t bytes = 0;
  /// From its first byte to its last.
  std::chrono::microseconds read{};
  /// Until a thread was free.
  std::chrono::microseconds wait{};
  /// Until there was an answer, all in all.
  std::chrono::microseconds answer{};
  /// In the index, for a search.
  std::optional<std::chrono::microseconds> search = {};
  /// Whether it was a search that found nothing.
  bool is_zero_result = false;
};

}  // namespace article_search
