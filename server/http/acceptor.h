#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "server/http/listening_socket.h"

namespace article_search {

/// The sockets that a loop over epoll accepts connections from. Belongs to the loop's thread.
class Acceptor {
 public:
  /// What is given a connected socket, which is then its own.
  using Take = std::function<void(int socket)>;

  explicit Acceptor(int epoll) : epoll_(epoll) {}

  /// Has epoll report connections at `socket`. Throws std::system_error.
  void add(ListeningSocket socket);

  /// Whether epoll's `id` is that of a listening socket.
  static bool is_id(std::uint64_t id) { return (id & kMark) != 0; }

  /// Accepts what waits at the socket with epoll's `id`, a bounded number at a time. When there is
  /// no descriptor or memory left, the socket rests until resume().
  void accept_from(std::uint64_t id, const Take& take);

  /// Looks again at sockets that rest.
  void resume();

  /// Accepts what waits already, and closes.
  void close(const Take& take);

 private:
  /// Among the ids of connections, which are small numbers.
  static constexpr std::uint64_t kMark = std::uint64_t{1} << 63U;

  struct Door {
    ListeningSocket socket;
    bool is_resting = false;
  };

  void watch(std::size_t place, bool is_wanted) const;

  int epoll_;
  std::vector<Door> doors_;
};

}  // namespace article_search
