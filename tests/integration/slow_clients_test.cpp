// Thousands who are slow, silent or deaf, and one who only wants an answer.

#include <string>
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
/// For the files, pipes and sockets of the programs themselves.
constexpr std::size_t kSpare = 200;

const std::string kSearch = "GET /api/v1/search?q=myelin HTTP/1.1\r\nHost: a\r\n";

::testing::AssertionResult answers(int port) {
  const RawConnection connection(port);
  connection.send(kSearch + "Connection: close\r\n\r\n");
  const std::string answer = connection.receive_all();
  const bool is_whole = answer.starts_with("HTTP/1.1 200") && answer.ends_with("}");
  return is_whole ? ::testing::AssertionSuccess() : ::testing::AssertionFailure() << answer;
}

TEST(SlowClients, DoNotKeepAnAnswerFromOneWhoAsks) {
  if (!raise_descriptor_limit(kDripping + kDeaf + kIdle + kSpare)) {
    GTEST_SKIP() << "too few descriptors are allowed";
  }
  const auto index = TestIndex::of_texts({"Myelin repair", "Nerve cells"});
  const RunningServer server(index.path());
  const auto idle = connect_many(server.port(), kIdle, 1);
  const auto deaf = connect_many(server.port(), kDeaf, 2);
  for (const RawConnection& connection : deaf) {
    for (int request = 0; request < 5; ++request) connection.send(kSearch + "\r\n");
  }
  const auto dripping = connect_many(server.port(), kDripping, 3);
  for (const char& byte : kSearch.substr(0, 10)) {
    for (const RawConnection& connection : dripping) connection.send({&byte, 1});
    EXPECT_TRUE(answers(server.port()));
  }
}

}  // namespace
}  // namespace article_search::testing
