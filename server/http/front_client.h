#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "server/http/request_reader.h"

namespace article_search {

/// What is going on in a connection.
enum class Phase {
  /// Nothing of a request has come.
  idle,
  head,
  body,
  /// A worker has the request, or will.
  working,
  writing,
  /// All is said; what the client still sends is thrown away until it closes.
  draining,
};

/// A connection as the front's loop knows it.
struct FrontClient {
  using Clock = std::chrono::steady_clock;

  std::uint64_t id = 0;
  int socket = -1;
  std::string address;
  /// When the first byte of the request at hand came.
  Clock::time_point begun;
  RequestReader reader;
  Phase phase = Phase::idle;
  Clock::time_point deadline;
  /// What epoll is to report, besides errors.
  std::uint32_t watched = 0;
  std::size_t requests = 0;
  std::string answer;
  std::size_t sent = 0;
  Connection after = Connection::keep_alive;
};

inline bool is_reading(Phase phase) {
  return phase == Phase::idle || phase == Phase::head || phase == Phase::body;
}

}  // namespace article_search
