#include "server/http/http_server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <random>
#include <string_view>
#include <utility>

#include <httplib.h>

#include "indexer/schema/content_hash.h"
#include "server/http/http_status.h"

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

/// All that HTTP defines (RFC 9110, 9.1; RFC 5789): others are unknown here, these only unwelcome.
constexpr std::array<std::string_view, 9> kMethods = {
    "GET", "HEAD", "POST", "PUT", "PATCH", "TRACE", "DELETE", "OPTIONS", "CONNECT"};

bool is_method(std::string_view word) {
  return std::ranges::find(kMethods, word) != kMethods.end();
}

bool is_kept_back(std::string_view name) {
  return std::ranges::any_of(kKeptBack, [&](std::string_view other) {
    return name.size() == other.size() && strncasecmp(name.data(), other.data(), name.size()) == 0;
  });
}

/// The head of `request` as cpp-httplib is to read it; what is missing of a refused one is made up.
std::string head_text(const ReceivedRequest& request) {
  std::string text = is_method(request.method) ? request.method : "GET";
  text.append(" ").append(request.target.empty() ? "/" : request.target).append(" HTTP/1.1\r\n");
  for (const auto& [name, value] : request.fields) {
    if (!is_kept_back(name)) text.append(name).append(": ").append(value).append("\r\n");
  }
  return text.append("\r\n");
}

/// A name for a request: 16 digits that tell nothing of how many there were.
std::string next_request_id() {
  static std::atomic<std::uint64_t> next =
      (std::uint64_t{std::random_device()()} << 32U) | std::random_device()();
  return schema::content_hash(std::to_string(next++));
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

/// What cpp-httplib, which calls our handlers in the thread that called it, does not carry there.
class CurrentArrival {
 public:
  explicit CurrentArrival(const Arrival& arrival) { current = &arrival; }
  ~CurrentArrival() { current = nullptr; }
  CurrentArrival(const CurrentArrival&) = delete;
  CurrentArrival& operator=(const CurrentArrival&) = delete;

  static std::optional<Arrival> get() {
    return current == nullptr ? std::nullopt : std::optional(*current);
  }

 private:
  static thread_local const Arrival* current;
};

thread_local const Arrival* CurrentArrival::current = nullptr;

/// All values of X-Forwarded-For as if they stood in one field.
std::string forwarded_for(const httplib::Request& request) {
  std::string all;
  const auto [begin, end] = request.headers.equal_range("X-Forwarded-For");
  for (auto field = begin; field != end; ++field) {
    all.append(all.empty() ? "" : ",").append(field->second);
  }
  return all;
}

HttpRequest to_request(const httplib::Request& request) {
  return {.method = request.method,
          .path = request.path,
          .parameters = {request.params.begin(), request.params.end()},
          .fields = {request.headers.begin(), request.headers.end()},
          .body = request.body,
          .request_id = next_request_id()};
}

/// RFC 9110, 8.6: these have no body, and say no length of one. cpp-httplib says 0.
bool is_without_length(int status) {
  return status == http_status::kNoContent || status == http_status::kNotModified;
}

std::string without_length(std::string answer) {
  constexpr std::string_view kLength = "\r\nContent-Length: 0";
  const std::size_t at = answer.find(kLength);
  if (at != std::string::npos) answer.erase(at, kLength.size());
  return answer;
}

/// Sends `response` as it is. A content provider is the one kind of body that cpp-httplib does not
/// compress on the fly, which with Brotli at its top quality would take 40 ms an answer.
void write(HttpResponse response, httplib::Response& into) {
  into.status = response.status;
  // It would say "bytes" to HEAD.
  into.set_header("Accept-Ranges", "none");
  std::string content_type;
  const Fields headers = response_headers(response);
  for (const auto& [name, value] : headers) {
    if (name == "Content-Type") {
      content_type = value;
    } else {
      into.set_header(name, value);
    }
  }
  if (response.body.empty()) return;
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
        proxies_(limits.proxies),
        sockets_(std::move(sockets)),
        front_(
            limits,
            [this](const ReceivedRequest& request, const Arrival& arrival) {
              const CurrentArrival current(arrival);
              const int status = is_method(request.method) ? 0 : http_status::kNotImplemented;
              return WireAnswer{reply(request, request.connection, status), request.connection};
            },
            [this](int status, const ReceivedRequest& seen) {
              return reply(seen, Connection::close, status);
            }) {
    // It stops writing an answer when it has no socket to listen on, and takes that for its end.
    svr_sock_ = sockets_.front().descriptor();
    // It only says them, in Keep-Alive.
    set_keep_alive_timeout(
        std::chrono::duration_cast<std::chrono::seconds>(limits.idle_time).count());
    set_keep_alive_max_count(limits.requests_per_connection);
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
  std::string reply(const ReceivedRequest& request, Connection connection, int status) {
    MemoryStream stream(head_text(request));
    const auto set_up = [&](httplib::Request& parsed) {
      parsed.body = request.body;
      if (status != 0) parsed.set_header(kStatusField, std::to_string(status));
    };
    bool is_closed = false;
    process(*this, stream, connection == Connection::close, is_closed, set_up);
    std::string answer = stream.take_output();
    constexpr std::size_t kStatusAt = std::string_view("HTTP/1.1 ").size();
    const bool is_short = is_without_length(std::atoi(answer.c_str() + kStatusAt));
    return is_short ? without_length(std::move(answer)) : answer;
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
    // Before cpp-httplib's own routing, which would read a body, and try regular expressions.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const std::string status = request.get_header_value(kStatusField);
      respond(request, status.empty() ? 0 : std::stoi(status), response);
      return HandlerResponse::Handled;
    });
    // For what it refuses itself.
    set_error_handler([this](const httplib::Request& request, httplib::Response& response) {
      if (!response.content_provider_) respond(request, response.status, response);
    });
    set_exception_handler([this](const auto& request, auto& response, const auto&) {
      respond(request, http_status::kInternalError, response);
    });
  }

  void respond(const httplib::Request& parsed, int status, httplib::Response& into) const {
    HttpRequest request = to_request(parsed);
    if ((request.arrival = CurrentArrival::get())) {
      request.client = client_address(request.arrival->address, forwarded_for(parsed), proxies_);
    }
    HttpResponse response = answer_(request, status);
    response.headers.emplace_back("X-Request-Id", request.request_id);
    write(std::move(response), into);
  }

  const Answer answer_;
  const AddressSet proxies_;
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
