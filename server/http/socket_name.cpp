#include "server/http/socket_name.h"

#include <arpa/inet.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <sys/un.h>

namespace article_search {

namespace {

// Addresses of all families come in one storage; copying is how C++ lets us look at them as what
// they are.
template <typename Address>
Address as(const sockaddr_storage& storage) {
  static_assert(sizeof(Address) <= sizeof storage);
  Address address{};
  std::memcpy(&address, &storage, sizeof address);
  return address;
}

SocketName ipv4_name(const sockaddr_in& address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
  return {text.data(), ntohs(address.sin_port)};
}

SocketName ipv6_name(const sockaddr_in6& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, &address.sin6_addr, text.data(), text.size());
  constexpr std::string_view kMapped = "::ffff:";
  std::string host = text.data();
  if (host.starts_with(kMapped) && host.find('.') != std::string::npos) {
    host.erase(0, kMapped.size());
  }
  return {std::move(host), ntohs(address.sin6_port)};
}

SocketName local_name(const sockaddr_un& address, socklen_t size) {
  constexpr std::size_t kStart = offsetof(sockaddr_un, sun_path);
  if (size <= kStart) return {};
  const char* const path = static_cast<const char*>(address.sun_path);
  return {std::string(path, strnlen(path, size - kStart)), 0};
}

using Ask = int (*)(int, sockaddr*, socklen_t*);

SocketName name_of(int socket, Ask ask) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  // The one conversion that the interface of sockets cannot do without.
  if (ask(socket, static_cast<sockaddr*>(static_cast<void*>(&storage)), &size) != 0) return {};
  if (storage.ss_family == AF_INET) return ipv4_name(as<sockaddr_in>(storage));
  if (storage.ss_family == AF_INET6) return ipv6_name(as<sockaddr_in6>(storage));
  if (storage.ss_family == AF_UNIX) return local_name(as<sockaddr_un>(storage), size);
  return {};
}

}  // namespace

SocketName peer_name(int socket) {
  SocketName name = name_of(socket, getpeername);
  return name.port == 0 ? SocketName{} : name;
}

SocketName own_name(int socket) { return name_of(socket, getsockname); }

void set_port(sockaddr_storage& address, int port) {
  const in_port_t wire_port = htons(static_cast<std::uint16_t>(port));
  if (address.ss_family == AF_INET) {
    auto ipv4 = as<sockaddr_in>(address);
    ipv4.sin_port = wire_port;
    std::memcpy(&address, &ipv4, sizeof ipv4);
  } else if (address.ss_family == AF_INET6) {
    auto ipv6 = as<sockaddr_in6>(address);
    ipv6.sin6_port = wire_port;
    std::memcpy(&address, &ipv6, sizeof ipv6);
  }
}

}  // namespace article_search
