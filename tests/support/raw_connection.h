#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace article_search::testing {

/// A connection to a server on the loopback interface that sends whatever it is told. What does not
/// come within 30 seconds counts as never. Move-only.
class RawConnection {
 public:
  /// From 127.0.0.1, or from another address of 127.0.0.0/8, as if it were another machine's.
  explicit RawConnection(int port, const char* source = "127.0.0.1");
  ~RawConnection();
  RawConnection(RawConnection&& other) noexcept;
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(RawConnection&&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  /// Whether the server took all of it; false once it has closed the connection.
  bool send(std::string_view bytes) const;

  /// Says that nothing more will be sent.
  void end_sending() const;

  /// All bytes until the server closes the connection.
  std::string receive_all() const;

 private:
  int socket_ = -1;
};

/// `count` connections from addresses of 127.0.`network`.0/24, 250 from each: as from many
/// machines. A server takes only so many from one.
std::vector<RawConnection> connect_many(int port, std::size_t count, int network);

/// Lets this process, and those that it starts, have that many descriptors; whether it may.
bool raise_descriptor_limit(std::size_t descriptors);

/// How many answers stand in `bytes`, by their status lines, and the status of the first; 0 for
/// none.
struct AnswerCount {
  std::size_t answers = 0;
  int first_status = 0;
};
AnswerCount count_answers(std::string_view bytes);

}  // namespace article_search::testing
