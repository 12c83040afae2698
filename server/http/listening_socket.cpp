#include "server/http/listening_socket.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <netdb.h>

#include "server/http/socket_name.h"

namespace article_search {

namespace {

/// How many connections the kernel holds until they are accepted.
constexpr int kBacklog = 511;

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

std::string system_message() { return std::system_category().message(errno); }

tl::unexpected<std::string> cannot_listen(const std::string& host, int port, std::string why) {
  return tl::unexpected("cannot listen on " + host + ", port " + std::to_string(port) + ": " +
                        std::move(why) +
                        "; another program may have the port, or the address is not this "
                        "machine's; choose another with --port or --host");
}

/// The sockets' interface knows addresses of all families by this one type.
const sockaddr* generic(const void* address) { return static_cast<const sockaddr*>(address); }

int new_socket(int family) { return socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

/// Bound and listening, or -1 with errno set. Without SO_REUSEPORT, with which a second server
/// would take the same port without a word.
int listen_at(int family, const sockaddr* address, socklen_t size) {
  const int descriptor = new_socket(family);
  if (descriptor < 0) return -1;
  const int yes = 1;
  const int no = 0;
  if (family != AF_UNIX) {
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (family == AF_INET6) setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
  }
  if (bind(descriptor, address, size) == 0 && listen(descriptor, kBacklog) == 0) return descriptor;
  const int error = errno;
  close(descriptor);
  errno = error;
  return -1;
}

Addresses resolve(const std::string& host, int port, int& failure) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  failure = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
  return {found, &freeaddrinfo};
}

struct LocalAddress {
  sockaddr_un address{};
  socklen_t size = 0;
};

/// An empty path does not fit either.
bool to_address(const std::string& path, LocalAddress& local) {
  if (path.empty() || path.size() >= sizeof local.address.sun_path) return false;
  local.address.sun_family = AF_UNIX;
  std::memcpy(&local.address.sun_path, path.c_str(), path.size() + 1);
  local.size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
  return true;
}

/// Whether a socket lies at `local` to which nobody answers.
bool is_left_over(const std::filesystem::path& path, const LocalAddress& local) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode)) return false;
  const int probe = new_socket(AF_UNIX);
  if (probe < 0) return false;
  const bool is_refused =
      connect(probe, generic(&local.address), local.size) != 0 && errno == ECONNREFUSED;
  close(probe);
  return is_refused;
}

}  // namespace

tl::expected<std::vector<ListeningSocket>, std::string> ListeningSocket::open_tcp(
    const std::string& host, int port) {
  int failure = 0;
  const Addresses addresses = resolve(host, port, failure);
  if (failure != 0) return cannot_listen(host, port, gai_strerror(failure));
  std::vector<ListeningSocket> sockets;
  for (const addrinfo* at = addresses.get(); at != nullptr; at = at->ai_next) {
    sockaddr_storage address{};
    std::memcpy(&address, at->ai_addr, at->ai_addrlen);
    if (!sockets.empty()) set_port(address, sockets.front().port());
    const int descriptor = listen_at(at->ai_family, generic(&address), at->ai_addrlen);
    if (descriptor < 0) return cannot_listen(host, port, system_message());
    auto taken = of_descriptor(descriptor);
    if (!taken) return tl::unexpected(taken.error());
    sockets.push_back(*std::move(taken));
  }
  return sockets;
}

tl::expected<ListeningSocket, std::string> ListeningSocket::open_local(
    const std::filesystem::path& path) {
  LocalAddress local;
  if (!to_address(path.string(), local)) {
    return tl::unexpected("the path of --socket must have 1 to 107 bytes: " + path.string());
  }
  if (is_left_over(path, local)) unlink(path.c_str());
  const int descriptor = listen_at(AF_UNIX, generic(&local.address), local.size);
  if (descriptor < 0) {
    return tl::unexpected("cannot listen on the socket " + path.string() + ": " + system_message() +
                          "; choose another path with --socket");
  }
  // As a port of this machine: the folder decides who gets there.
  constexpr mode_t kEverybody = 0666;
  chmod(path.c_str(), kEverybody);
  auto taken = of_descriptor(descriptor);
  if (taken) taken->file_ = path;
  return taken;
}

tl::expected<ListeningSocket, std::string> ListeningSocket::of_descriptor(int descriptor) {
  int is_listening = 0;
  socklen_t size = sizeof is_listening;
  ListeningSocket taken(descriptor);
  if (getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) != 0 ||
      is_listening == 0) {
    taken.descriptor_ = -1;  // Whatever it is, it is not ours to close.
    return tl::unexpected("descriptor " + std::to_string(descriptor) + " is no listening socket");
  }
  fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  const SocketName name = own_name(descriptor);
  taken.port_ = name.port;
  const bool is_ipv6 = name.host.find(':') != std::string::npos;
  taken.address_ = name.port == 0 ? "unix:" + name.host
                                  : "http://" + (is_ipv6 ? '[' + name.host + ']' : name.host) +
                                        ':' + std::to_string(name.port) + '/';
  return taken;
}

ListeningSocket::ListeningSocket(ListeningSocket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      port_(other.port_),
      address_(std::move(other.address_)),
      file_(std::exchange(other.file_, {})) {}

ListeningSocket::~ListeningSocket() {
  if (descriptor_ < 0) return;
  close(descriptor_);
  std::error_code ignored;
  if (!file_.empty()) std::filesystem::remove(file_, ignored);
}

}  // namespace article_search
