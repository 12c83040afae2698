#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace article_search {

/// A socket that clients can connect to; non-blocking. Closes with its owner, which also removes
/// the file of a local socket that it made. Move-only.
class ListeningSocket {
 public:
  /// On every address that `host` ("127.0.0.1", "::1", "localhost") has. "::" takes IPv4 too.
  /// `port` 0 takes any free one, the same for all. Errors are sentences that say what to do.
  static tl::expected<std::vector<ListeningSocket>, std::string> open_tcp(const std::string& host,
                                                                          int port);

  /// At `path`, where a socket may lie that nobody listens on any more, but no other file. Whoever
  /// may enter its folder can connect.
  static tl::expected<ListeningSocket, std::string> open_local(const std::filesystem::path& path);

  /// Takes over a descriptor that somebody else has bound, whatever its family.
  static tl::expected<ListeningSocket, std::string> of_descriptor(int descriptor);

  ~ListeningSocket();
  ListeningSocket(ListeningSocket&& other) noexcept;
  ListeningSocket(const ListeningSocket&) = delete;
  ListeningSocket& operator=(ListeningSocket&&) = delete;
  ListeningSocket& operator=(const ListeningSocket&) = delete;

  int descriptor() const { return descriptor_; }
  /// 0 for a local socket.
  int port() const { return port_; }
  /// For people: "http://127.0.0.1:8080/", "unix:/run/article-search.socket".
  const std::string& address() const { return address_; }

 private:
  explicit ListeningSocket(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  int port_ = 0;
  std::string address_;
  /// To remove in the end; empty when there is none or it is not ours.
  std::filesystem::path file_;
};

}  // namespace article_search
