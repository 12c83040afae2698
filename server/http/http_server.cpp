#include "server/http/http_server.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include <httplib.h>

namespace article_search {

namespace {

/// How long requests under way may take when the server is told to stop.
constexpr std::chrono::seconds kPatience{4};
/// Carries the status of a request that was refused through cpp-httplib to our handler.
constexpr const char* kStatusField = "REFUSED_WITH";

/// Fields that must not reach cpp-httplib: it would act on them (ranges of any answer, however
/// many; a message's length, which the front has settled), or takes them for its own.
constexpr std::array<std::string_view, 10> kKeptBack = {
    "range",       "expect",      "content-length", "transfer-encoding", "connection",
    "remote_addr", "remote_port", "local_addr",     "local_port",        "refused_with"};

bool is_kept_back(std::string_view name) {
  return std::ranges::any_of(kKeptBack, [&](std::string_view other) {
    return name.size() == other.size() && strncasecmp(name.data(), other.data(), name.size()) == 0;
  });
}

/// `request` as cpp-httplib is to read it.
std::string to_text(const ReceivedRequest& request) {
  std::string text = request.method;
  text.append(" ").append(request.target).append(" HTTP/1.1\r\n");
  for (const auto& [name, value] : request.fields) {
    if (!is_kept_back(name)) text.append(name).append(": ").append(value).append("\r\n");
  }
  text.append("Content-Length: ").append(std::to_string(request.body.size()));
  return text.append("\r\n\r\n").append(request.body);
}

/// A request and its answer in memory, where cpp-httplib expects a socket.
class MemoryStream : public httplib::Stream {
 public:
  explicit MemoryStream(std::string input) : input_(std::move(input)) {}

  std::string take_output() { return std::move(output_); }

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }

  ssize_t read(char* bytes, std::size_t size) override {
    const std::size_t count = std::min(size, input_.size() - used_);
    std::memcpy(bytes, input_.data() + used_, count);
    used_ += count;
    return static_cast<ssize_t>(count);
  }

  ssize_t write(const char* bytes, std::size_t size) override {
    output_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }

  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  std::string input_;
  std::size_t used_ = 0;
  std::string output_;
};

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

}  // namespace

/// cpp-httplib is the codec; it never sees a socket. ConnectionFront has the connections.
class HttpServer::Listener : private httplib::Server {
 public:
  Listener(std::vector<ListeningSocket> sockets, const FrontLimits& limits, Answer answer)
      : answer_(std::move(answer)),
        sockets_(std::move(sockets)),
        front_(
            limits,
            [this](const ReceivedRequest& request, const Arrival&) {
              return WireAnswer{reply(to_text(request), request.connection, 0), request.connection};
            },
            [this](int status) {
              return reply("GET / HTTP/1.1\r\n\r\n", Connection::close, status);
            }) {
    // It stops writing an answer when it has no socket to listen on, and takes that for its end.
    svr_sock_ = sockets_.front().descriptor();
    set_handlers();
  }

  void serve() {
    for (ListeningSocket& socket : sockets_) front_.listen(std::move(socket));
    sockets_.clear();
  }

  void stop() { front_.stop(kPatience); }

  FrontLoad load() const { return front_.load(); }

 private:
  /// The bytes that cpp-httplib answers to `request` with. `status` as for Answer.
  std::string reply(std::string request, Connection connection, int status) {
    MemoryStream stream(std::move(request));
    const auto set_up = [status](httplib::Request& parsed) {
      if (status != 0) parsed.set_header(kStatusField, std::to_string(status));
    };
    bool is_closed = false;
    process(*this, stream, connection == Connection::close, is_closed, set_up);
    return stream.take_output();
  }

  /// process_request() of version 0.11 or of 0.18, which wants addresses.
  template <typename Server, typename SetUp>
  static void process(
      Server& server, MemoryStream& stream, bool is_last, bool& is_closed, const SetUp& set_up) {
    if constexpr (requires { server.process_request(stream, is_last, is_closed, set_up); }) {
      server.process_request(stream, is_last, is_closed, set_up);
    } else {
      server.process_request(stream, "", 0, "", 0, is_last, is_closed, set_up);
    }
  }

  void set_handlers() {
    // Before cpp-httplib's own routing, which would try regular expressions one by one. Requests
    // with a body go on, so that it is read, and come back as an error without a handler.
    set_pre_routing_handler([this](const auto& request, auto& response) {
      if (!request.has_header(kStatusField) &&
          !request.get_header_value("Content-Length").empty() &&
          request.get_header_value("Content-Length") != "0") {
        return HandlerResponse::Unhandled;
      }
      const std::string status = request.get_header_value(kStatusField);
      write(answer_(to_request(request), status.empty() ? 0 : std::stoi(status)), response);
      return HandlerResponse::Handled;
    });
    set_error_handler([this](const httplib::Request& request, httplib::Response& response) {
      if (response.content_provider_) return;
      const int status = response.status == 404 ? 0 : response.status;
      write(answer_(to_request(request), status), response);
    });
    set_exception_handler([this](const auto& request, auto& response, const auto&) {
      write(answer_(to_request(request), 500), response);
    });
  }

  const Answer answer_;
  std::vector<ListeningSocket> sockets_;
  // Last: its threads use the rest.
  ConnectionFront front_;
};

HttpServer::HttpServer(std::vector<ListeningSocket> sockets,
                       const FrontLimits& limits,
                       Answer answer)
    : listener_(std::make_unique<Listener>(std::move(sockets), limits, std::move(answer))) {}
HttpServer::~HttpServer() = default;

void HttpServer::serve() { listener_->serve(); }

void HttpServer::stop() { listener_->stop(); }

FrontLoad HttpServer::load() const { return listener_->load(); }

}  // namespace article_search
