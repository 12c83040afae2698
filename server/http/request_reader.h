#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace article_search {

/// How much of a request is read before it is refused.
struct RequestLimits {
  /// Request line and fields together, and again the trailers of a chunked body.
  std::size_t head_bytes = 16'384;
  std::size_t target_bytes = 8'192;
  std::size_t fields = 100;
  /// As sent in full, whether chunked or not.
  std::size_t body_bytes = 1'048'576;
};

/// Whether the connection may serve another request after this one.
enum class Connection { keep_alive, close };

/// A request as it was received: sound by RFC 9112, not yet understood.
struct ReceivedRequest {
  /// As sent: methods are case-sensitive.
  std::string method;
  /// In origin form, "/search?q=myelin", or "*". Printable ASCII.
  std::string target;
  /// Without those that frame the message; values without white space around.
  std::vector<std::pair<std::string, std::string>> fields;
  /// Without chunks.
  std::string body;
  Connection connection = Connection::keep_alive;
};

/// Cuts the bytes of one connection into HTTP/1.1 and HTTP/1.0 requests. Strict (RFC 9112): what
/// two programs might read differently is refused, because a proxy may stand between us and a
/// client. Memory is bounded by the limits, work by the bytes. Not thread-safe.
class RequestReader {
 public:
  enum class State {
    /// No byte of a request has come.
    idle,
    head,
    body,
    /// take() gives the request.
    complete,
    /// refusal() says why; nothing more is read.
    refused,
  };

  explicit RequestReader(const RequestLimits& limits = {}) : limits_(limits) {}

  /// Takes `bytes`, which may end anywhere and hold several requests.
  State read(std::string_view bytes);

  State state() const;

  /// Status to refuse the request with: 400, 413, 414, 415, 431, 501 or 505.
  int refusal() const { return refusal_; }

  /// Whether the client waits for "100 Continue" before it sends the body. True once a request.
  bool takes_expectation();

  /// What has been read of a request that is not complete: for telling its sender why it never will
  /// be. The target may be empty, or cut off.
  const ReceivedRequest& seen() const { return request_; }

  /// The complete request; what came after it is then read as the next one.
  ReceivedRequest take();

 private:
  enum class Stage {
    request_line,
    fields,
    sized_body,
    chunk_size,
    chunk,
    chunk_end,
    trailers,
    done
  };

  void advance();
  bool advance_line();
  bool advance_body();
  void read_line(std::string_view line);
  void read_request_line(std::string_view line);
  void read_target(std::string_view target);
  void read_field(std::string_view line);
  void note_framing(const std::string& name, const std::string& value);
  void note_length(std::string_view value);
  void note_host(std::string_view value);
  void end_head();
  void read_chunk_size(std::string_view line);
  void note_target_start(std::string_view text);
  void refuse(int status);

  RequestLimits limits_;
  std::string pending_;
  /// How much of pending_ has been used, and up to where it holds no line end.
  std::size_t used_ = 0;
  std::size_t searched_ = 0;

  // The request at hand.
  Stage stage_ = Stage::request_line;
  int refusal_ = 0;
  ReceivedRequest request_;
  std::size_t head_bytes_ = 0;
  std::size_t field_count_ = 0;
  int hosts_ = 0;
  int lengths_ = 0;
  bool is_http_1_0_ = false;
  bool is_chunked_ = false;
  bool expects_continue_ = false;
  std::uint64_t body_left_ = 0;
};

}  // namespace article_search
