#pragma once

#include <chrono>
#include <string>

namespace article_search {

/// Where a request came from, and when.
struct Arrival {
  using Clock = std::chrono::steady_clock;

  /// Of the other end of the connection; empty for a local socket.
  std::string address;
  /// When its first byte was read, and its last.
  Clock::time_point begun;
  Clock::time_point complete;
};

}  // namespace article_search
