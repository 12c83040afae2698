#pragma once

#include <string>
#include <sys/socket.h>

namespace article_search {

/// One end of a socket, in words.
struct SocketName {
  /// "192.0.2.1", "2001:db8::1"; IPv4 in IPv6 as plain IPv4. The path of a local socket.
  std::string host;
  /// 0 for a local socket.
  int port = 0;
};

/// The address of the other end of `socket`. Its host is empty for a local socket, and when there
/// is no other end any more.
SocketName peer_name(int socket);

/// What `socket` is bound to.
SocketName own_name(int socket);

/// For the families that have ports.
void set_port(sockaddr_storage& address, int port);

}  // namespace article_search
