#include "server/http/acceptor.h"

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <utility>

namespace article_search {

namespace {

/// Accepted at a time, so that those who are connected already are not held up.
constexpr int kBatch = 64;

enum class Outcome { accepted, nobody_waits, no_room };

Outcome accept_one(int listener, const Acceptor::Take& take) {
  while (true) {
    const int socket = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket >= 0) {
      // Without it small answers wait for the client's acknowledgement. Fails on local sockets,
      // which know no such wait.
      const int yes = 1;
      setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      take(socket);
      return Outcome::accepted;
    }
    switch (errno) {
      case EAGAIN:
        return Outcome::nobody_waits;
      case EMFILE:
      case ENFILE:
      case ENOBUFS:
      case ENOMEM:
        return Outcome::no_room;
      default:
        // ECONNABORTED and errors of the network: they concern that one connection, which is gone.
        continue;
    }
  }
}

}  // namespace

void Acceptor::add(ListeningSocket socket) {
  epoll_event event{.events = EPOLLIN, .data = {.u64 = kMark | doors_.size()}};
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, socket.descriptor(), &event) != 0) {
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  }
  doors_.push_back({std::move(socket)});
}

void Acceptor::watch(std::size_t place, bool is_wanted) const {
  epoll_event event{.events = is_wanted ? std::uint32_t{EPOLLIN} : 0U,
                    .data = {.u64 = kMark | place}};
  epoll_ctl(epoll_, EPOLL_CTL_MOD, doors_.at(place).socket.descriptor(), &event);
}

void Acceptor::accept_from(std::uint64_t id, const Take& take) {
  const auto place = static_cast<std::size_t>(id & ~kMark);
  if (place >= doors_.size()) return;
  Outcome outcome = Outcome::accepted;
  for (int at = 0; at < kBatch && outcome == Outcome::accepted; ++at) {
    outcome = accept_one(doors_.at(place).socket.descriptor(), take);
  }
  if (outcome != Outcome::no_room) return;
  // epoll would report the waiting connection again and again.
  doors_.at(place).is_resting = true;
  watch(place, false);
}

void Acceptor::resume() {
  for (std::size_t place = 0; place < doors_.size(); ++place) {
    if (std::exchange(doors_.at(place).is_resting, false)) watch(place, true);
  }
}

void Acceptor::close(const Take& take) {
  for (const Door& door : doors_) {
    while (accept_one(door.socket.descriptor(), take) == Outcome::accepted) {
    }
  }
  doors_.clear();
}

}  // namespace article_search
