#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace article_search::bench {

/// What a number of clients, each with one connection and always one request under way, got.
struct LoadResult {
  double requests_per_second = 0;
  /// Of all answers.
  std::chrono::nanoseconds median{};
  std::chrono::nanoseconds p99{};
  /// CPU time of the process for each answer, without that of the clients.
  std::chrono::nanoseconds server_cpu{};
  /// How many answers the client with the fewest and the one with the most got.
  std::size_t fewest = 0;
  std::size_t most = 0;
  /// Answers other than 200, and connections that were lost.
  std::size_t failures = 0;
};

/// Asks the server at `port` of the loopback interface, which runs in this process, for `targets`
/// ("/api/v1/search?q=a") in turn, over `connections` at once from one thread.
LoadResult load(int port,
                const std::vector<std::string>& targets,
                std::size_t connections,
                std::chrono::milliseconds duration);

}  // namespace article_search::bench
