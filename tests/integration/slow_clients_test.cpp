// Thousands who are slow, silent or deaf, and one who only wants an answer.

#include <string>
#include <sys/resource.h>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/programs.h"
#include "tests/support/raw_connection.h"
#include "tests/support/test_index.h"

namespace article_search::testing {
namespace {

constexpr std::size_t kDripping = 2'000;
constexpr std::size_t kDeaf = 500;
constexpr std::size_t kIdle = 500;
/// As many as the server takes from one address.
constexpr std::size_t kPerAddress = 250;

const std::string kSearch = "GET /api/v1/search?q=myelin HTTP/1.1\r\nHost: a\r\n";

/// So many connections from addresses of the network 127.0.`network`, none of which has too many.
std::vector<RawConnection> crowd(int port, std::size_t size, const std::string& network) {
  std::vector<RawConnection> connections;
  for (std::size_t at = 0; at < size; ++at) {
    const std::string source = "127.0." + network + '.' + std::to_string(1 + at / kPerAddress);
    connections.emplace_back(port, source.c_str());
  }
  return connections;
}

/// Whether this process may have that many connections open; the server inherits the limit.
bool can_open(std::size_t connections) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  constexpr std::size_t kSpare = 200;
  return limit.rlim_cur >= connections + kSpare;
}

::testing::AssertionResult answers(int port) {
  const RawConnection connection(port);
  connection.send(kSearch + "Connection: close\r\n\r\n");
  const std::string answer = connection.receive_all();
  const bool is_whole = answer.starts_with("HTTP/1.1 200") && answer.ends_with("}");
  return is_whole ? ::testing::AssertionSuccess() : ::testing::AssertionFailure() << answer;
}

TEST(SlowClients, DoNotKeepAnAnswerFromOneWhoAsks) {
  if (!can_open(kDripping + kDeaf + kIdle)) GTEST_SKIP() << "too few descriptors are allowed";
  const auto index = TestIndex::of_texts({"Myelin repair", "Nerve cells"});
  const RunningServer server(index.path());
  const auto idle = crowd(server.port(), kIdle, "1");
  const auto deaf = crowd(server.port(), kDeaf, "2");
  for (const RawConnection& connection : deaf) {
    for (int request = 0; request < 5; ++request) connection.send(kSearch + "\r\n");
  }
  const auto dripping = crowd(server.port(), kDripping, "3");
  for (const char& byte : kSearch.substr(0, 10)) {
    for (const RawConnection& connection : dripping) connection.send({&byte, 1});
    EXPECT_TRUE(answers(server.port()));
  }
}

}  // namespace
}  // namespace article_search::testing
