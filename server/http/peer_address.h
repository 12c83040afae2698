#pragma once

#include <string>

namespace article_search {

/// The address of the other end of `socket`, without its port: "192.0.2.1", "2001:db8::1". Empty
/// for a local socket, and when there is no other end any more.
std::string peer_address(int socket);

}  // namespace article_search
