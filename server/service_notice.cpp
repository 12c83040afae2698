#include "server/service_notice.h"

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <optional>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace article_search {

namespace {

/// Where inherited descriptors begin: behind the standard streams.
constexpr int kFirstInherited = 3;
constexpr int kMostInherited = 64;

std::optional<int> number_in(const char* variable) {
  const char* const value = std::getenv(variable);
  if (value == nullptr) return std::nullopt;
  const char* const end = value + std::strlen(value);
  int number = 0;
  const auto [stopped, error] = std::from_chars(value, end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

}  // namespace

void notify_service_manager(std::string_view lines) {
  const char* const path = std::getenv("NOTIFY_SOCKET");
  sockaddr_un address{};
  if (path == nullptr || std::strlen(path) >= sizeof address.sun_path) return;
  const std::size_t length = std::strlen(path);
  address.sun_family = AF_UNIX;
  std::memcpy(&address.sun_path, path, length);
  // Names that begin with @ are abstract: no file has them, and their first byte is a NUL.
  if (*path == '@') address.sun_path[0] = '\0';
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
  const void* const generic = &address;
  sendto(socket, lines.data(), lines.size(), MSG_NOSIGNAL, static_cast<const sockaddr*>(generic),
         size);
  close(socket);
}

std::string reloading_notice() {
  constexpr long kMicrosInSecond = 1'000'000;
  constexpr long kNanosInMicro = 1'000;
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return "RELOADING=1\nMONOTONIC_USEC=" +
         std::to_string(now.tv_sec * kMicrosInSecond + now.tv_nsec / kNanosInMicro);
}

tl::expected<std::vector<ListeningSocket>, std::string> inherited_sockets() {
  const auto process = number_in("LISTEN_PID");
  const auto count = number_in("LISTEN_FDS");
  for (const char* const variable : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"}) {
    unsetenv(variable);
  }
  std::vector<ListeningSocket> sockets;
  if (process != getpid() || !count) return sockets;
  for (int at = 0; at < std::min(*count, kMostInherited); ++at) {
    auto socket = ListeningSocket::of_descriptor(kFirstInherited + at);
    if (!socket) {
      return tl::unexpected("cannot use the service manager's socket: " + socket.error());
    }
    sockets.push_back(*std::move(socket));
  }
  return sockets;
}

}  // namespace article_search
