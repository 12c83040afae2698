#include "server/http/http_server.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <sys/socket.h>
#include <thread>
#include <utility>

#include <httplib.h>

namespace article_search {

namespace {

/// A connection holds a thread while it is open, so there are more than cores.
constexpr std::size_t kThreads = 64;
constexpr std::size_t kRequestsPerConnection = 10'000;
constexpr std::chrono::seconds kIdleTimeout{2};
constexpr std::chrono::seconds kReadTimeout{5};
constexpr std::chrono::seconds kWriteTimeout{10};
constexpr std::size_t kMaxBodyBytes = 65'536;
/// cpp-httplib compiles in a queue of 5, which bursts of connections overflow.
constexpr int kBacklog = 511;

/// cpp-httplib's own options let a second server take the same port without a word.
void set_socket_options(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

HttpRequest to_request(const httplib::Request& request) {
  return {.method = request.method,
          .path = request.path,
          .parameters = {request.params.begin(), request.params.end()}};
}

/// Sends `response` as it is. A content provider is the one kind of body that cpp-httplib does not
/// compress on the fly, which with Brotli at its top quality would take 40 ms an answer.
void write(HttpResponse response, httplib::Response& into) {
  into.status = response.status;
  std::string content_type;
  for (auto& [name, value] : response_headers(response)) {
    if (name == "Content-Type") {
      content_type = value;
    } else {
      into.set_header(name, value);
    }
  }
  auto body = std::make_shared<const std::string>(std::move(response.body));
  into.set_content_provider(
      body->size(), content_type,
      [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, length);
      });
}

bool is_read(const httplib::Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

}  // namespace

class HttpServer::Listener {
 public:
  explicit Listener(Answer answer) : answer_(std::move(answer)) {
    server_.new_task_queue = [] {
      return std::make_unique<httplib::ThreadPool>(kThreads).release();
    };
    server_.set_tcp_nodelay(true);
    server_.set_keep_alive_max_count(kRequestsPerConnection);
    server_.set_keep_alive_timeout(kIdleTimeout.count());
    server_.set_read_timeout(kReadTimeout);
    server_.set_write_timeout(kWriteTimeout);
    server_.set_payload_max_length(kMaxBodyBytes);
    server_.set_socket_options([this](socket_t socket) {
      socket_ = socket;
      set_socket_options(socket);
    });
    set_handlers();
  }

  /// The port, or -1.
  int bind(const std::string& host, int port) {
    if (port == 0) {
      port = server_.bind_to_any_port(host);
    } else if (!server_.bind_to_port(host, port)) {
      port = -1;
    }
    if (port > 0) ::listen(socket_, kBacklog);
    return port;
  }

  void serve() {
    if (!is_stopped_) server_.listen_after_bind();
    is_done_ = true;
  }

  void stop() {
    is_stopped_ = true;
    // cpp-httplib forgets a stop() that comes before its loop has begun.
    while (!is_done_ && !server_.is_running()) std::this_thread::yield();
    server_.stop();
  }

 private:
  void set_handlers() {
    using Next = httplib::Server::HandlerResponse;
    // Before cpp-httplib's own routing, which would try regular expressions one by one. Requests
    // with a body go on, so that it is read, and come back as an error without a handler.
    server_.set_pre_routing_handler([this](const auto& request, auto& response) {
      if (!is_read(request)) return Next::Unhandled;
      write(answer_(to_request(request), 0), response);
      return Next::Handled;
    });
    server_.set_error_handler([this](const httplib::Request& request, httplib::Response& response) {
      if (response.content_provider_) return;
      const bool has_no_handler = response.status == 404 && !is_read(request);
      write(answer_(to_request(request), has_no_handler ? 0 : response.status), response);
    });
    server_.set_exception_handler([this](const auto& request, auto& response, const auto&) {
      write(answer_(to_request(request), 500), response);
    });
  }

  const Answer answer_;
  httplib::Server server_;
  socket_t socket_ = INVALID_SOCKET;
  std::atomic<bool> is_stopped_ = false;
  std::atomic<bool> is_done_ = false;
};

HttpServer::HttpServer(std::unique_ptr<Listener> listener, int port)
    : listener_(std::move(listener)), port_(port) {}
HttpServer::~HttpServer() = default;
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;

tl::expected<HttpServer, std::string> HttpServer::bind(const std::string& host,
                                                       int port,
                                                       Answer answer) {
  auto listener = std::make_unique<Listener>(std::move(answer));
  const int bound = listener->bind(host, port);
  if (bound <= 0) {
    return tl::unexpected("cannot listen on " + host + ", port " + std::to_string(port) +
                          ": another program may have the port, or the address is not this "
                          "machine's; choose another with --port or --host");
  }
  return HttpServer(std::move(listener), bound);
}

void HttpServer::serve() { listener_->serve(); }

void HttpServer::stop() { listener_->stop(); }

}  // namespace article_search
