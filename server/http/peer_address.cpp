#include "server/http/peer_address.h"

#include <array>
#include <cstring>
#include <sys/socket.h>

#include <netdb.h>

namespace article_search {

std::string peer_address(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  // The one conversion that the interface of sockets cannot do without.
  auto* const generic = static_cast<sockaddr*>(static_cast<void*>(&address));
  if (getpeername(socket, generic, &size) != 0) return {};
  if (address.ss_family != AF_INET && address.ss_family != AF_INET6) return {};
  std::array<char, NI_MAXHOST> text{};
  const int failure =
      getnameinfo(generic, size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
  return failure == 0 ? text.data() : std::string();
}

}  // namespace article_search
