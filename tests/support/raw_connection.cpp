#include "tests/support/raw_connection.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace article_search::testing {

RawConnection::RawConnection(int port, const char* source)
    : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in own{};
  own.sin_family = AF_INET;
  inet_pton(AF_INET, source, &own.sin_addr);
  // The port is chosen when it is known where to, or ports would run out.
  const int yes = 1;
  setsockopt(socket_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
  if (bind(socket_, static_cast<const sockaddr*>(static_cast<const void*>(&own)), sizeof own) !=
      0) {
    throw std::system_error(errno, std::generic_category(), "bind");
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{.tv_sec = 30, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const auto* const generic = static_cast<const sockaddr*>(static_cast<const void*>(&address));
  if (connect(socket_, generic, sizeof address) != 0) {
    throw std::system_error(errno, std::generic_category(), "connect");
  }
}

RawConnection::~RawConnection() {
  if (socket_ >= 0) close(socket_);
}

RawConnection::RawConnection(RawConnection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)) {}

bool RawConnection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t size = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

void RawConnection::end_sending() const { shutdown(socket_, SHUT_WR); }

std::string RawConnection::receive_all() const {
  std::string bytes;
  std::array<char, 65'536> buffer{};
  ssize_t size = 0;
  while ((size = recv(socket_, buffer.data(), buffer.size(), 0)) > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
  }
  return bytes;
}

std::vector<RawConnection> connect_many(int port, std::size_t count, int network) {
  constexpr std::size_t kPerAddress = 250;
  const std::string prefix = "127.0." + std::to_string(network) + '.';
  std::vector<RawConnection> connections;
  for (std::size_t at = 0; at < count; ++at) {
    const std::string source = prefix + std::to_string(1 + at / kPerAddress);
    connections.emplace_back(port, source.c_str());
  }
  return connections;
}

bool raise_descriptor_limit(std::size_t descriptors) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur >= descriptors;
}

AnswerCount count_answers(std::string_view bytes) {
  constexpr std::string_view kStart = "HTTP/1.1 ";
  AnswerCount count;
  for (std::size_t at = bytes.find(kStart); at != std::string_view::npos;
       at = bytes.find(kStart, at + 1)) {
    const bool is_continue = bytes.substr(at + kStart.size(), 3) == "100";
    if (is_continue) continue;
    if (++count.answers == 1) count.first_status = std::atoi(bytes.data() + at + kStart.size());
  }
  return count;
}

}  // namespace article_search::testing
