#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "server/http/connection_front.h"
#include "server/http/http_message.h"
#include "server/http/listening_socket.h"

namespace article_search {

/// Speaks HTTP/1.1 and leaves what to say to a function. The only file that knows the HTTP library.
class HttpServer {
 public:
  /// Called from several threads at once. `status` is 0 for a request to answer; otherwise the
  /// request was already refused with that error status, and wants words for it.
  using Answer = std::function<HttpResponse(const HttpRequest& request, int status)>;

  /// Clients of `sockets`, which must not be empty, are answered once serve() is called.
  HttpServer(std::vector<ListeningSocket> sockets, const FrontLimits& limits, Answer answer);

  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Answers from now on, in other threads.
  void serve();

  /// Takes no more requests, finishes those under way, for some seconds at most, and returns.
  void stop();

  FrontLoad load() const;

 private:
  class Listener;

  std::unique_ptr<Listener> listener_;
};

}  // namespace article_search
