#pragma once

#include <functional>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "server/http/http_message.h"

namespace article_search {

/// Speaks HTTP/1.1 and leaves what to say to a function. The only file that knows the HTTP library.
class HttpServer {
 public:
  /// Called from several threads at once. `status` is 0 for a request to answer; otherwise the
  /// request was already refused with that error status, and wants words for it.
  using Answer = std::function<HttpResponse(const HttpRequest& request, int status)>;

  /// Takes the address; clients can connect from then on. `port` 0 takes any free one. The error is
  /// a sentence that says what to do.
  static tl::expected<HttpServer, std::string> bind(const std::string& host,
                                                    int port,
                                                    Answer answer);

  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  HttpServer(HttpServer&&) noexcept;
  HttpServer& operator=(HttpServer&&) noexcept;

  int port() const { return port_; }

  /// Answers until stop() is called. Requests under way are finished.
  void serve();

  /// From any thread, at any time; a later serve() returns at once.
  void stop();

 private:
  class Listener;

  HttpServer(std::unique_ptr<Listener> listener, int port);

  std::unique_ptr<Listener> listener_;
  int port_;
};

}  // namespace article_search
