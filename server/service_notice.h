#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "server/http/listening_socket.h"

namespace article_search {

/// Tells the service manager that started this program, if one did and asked for it, by systemd's
/// protocol: a datagram of lines such as "READY=1" to the socket that NOTIFY_SOCKET names.
/// Best effort, as the manager has its own time limits.
void notify_service_manager(std::string_view lines);

/// "RELOADING=1" with the time that the protocol wants beside it.
std::string reloading_notice();

/// The sockets that the service manager opened for this process (socket activation: LISTEN_FDS of
/// them from descriptor 3 on); none when it did not. Takes the variables out of the environment.
tl::expected<std::vector<ListeningSocket>, std::string> inherited_sockets();

}  // namespace article_search
