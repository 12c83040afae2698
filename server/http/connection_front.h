#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/http/address_set.h"
#include "server/http/arrival.h"
#include "server/http/listening_socket.h"
#include "server/http/request_reader.h"

namespace article_search {

/// What clients may take of a server. Durations are totals: no trickle of bytes extends them.
struct FrontLimits {
  RequestLimits request = {};
  /// From the first byte of a request to the end of its fields.
  std::chrono::milliseconds head_time{5'000};
  std::chrono::milliseconds body_time{10'000};
  /// Until an answer has been taken by the client.
  std::chrono::milliseconds write_time{10'000};
  /// Between an answer and the next request.
  std::chrono::milliseconds idle_time{30'000};
  std::size_t connections = 4'096;
  std::size_t connections_per_address = 256;
  /// Requests that wait for a worker; what comes on top is refused at once.
  std::size_t queue = 1'024;
  std::size_t requests_per_connection = 10'000;
  std::size_t workers = 2;
  /// May have any number of connections: they carry those of many clients.
  AddressSet proxies = {};
};

/// The bytes of an answer, and whether its connection goes on.
struct WireAnswer {
  std::string bytes;
  Connection connection = Connection::keep_alive;
};

/// What a front has at hand, for those who watch it.
struct FrontLoad {
  std::size_t connections = 0;
  std::size_t waiting = 0;
  std::size_t working = 0;
};

/// Holds the connections of a server, whatever their number and however slow they are, in one
/// thread; a few workers answer the requests that have come whole, one a connection at a time, in
/// the order in which they came. An idle or slow connection so costs a descriptor and no thread.
/// Thread-safe.
class ConnectionFront {
 public:
  /// Called from the workers, several at once. Must not throw.
  using Serve = std::function<WireAnswer(const ReceivedRequest& request, const Arrival& arrival)>;
  /// The bytes of an answer that refuses a request with `status` and closes the connection: those
  /// of RequestReader, 408 for one that came too slowly, 503 for one too many. `seen` is what is
  /// known of the request, which may be nothing.
  using Refuse = std::function<std::string(int status, const ReceivedRequest& seen)>;

  ConnectionFront(const FrontLimits& limits, Serve serve, Refuse refuse);
  /// As stop() without patience.
  ~ConnectionFront();
  ConnectionFront(const ConnectionFront&) = delete;
  ConnectionFront& operator=(const ConnectionFront&) = delete;

  /// Accepts connections at `socket` from now on.
  void listen(ListeningSocket socket);

  /// Takes over a connected socket.
  void adopt(int socket);

  /// Accepts no more connections, closes idle ones, finishes requests that have come whole, and
  /// returns; after `patience` whatever is left is cut.
  void stop(std::chrono::milliseconds patience);

  FrontLoad load() const;

 private:
  class Loop;

  std::unique_ptr<Loop> loop_;
};

}  // namespace article_search
