#include "server/http/listening_socket.h"

#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

using testing::TemporaryDirectory;

TEST(ListeningSocket, SaysWhereItListens) {
  struct Row {
    std::string host;
    std::string start;
  };
  const std::vector<Row> rows = {{"127.0.0.1", "http://127.0.0.1:"}, {"::1", "http://[::1]:"}};
  for (const Row& row : rows) {
    const auto sockets = ListeningSocket::open_tcp(row.host, 0);
    if (!sockets && row.host == "::1") continue;  // A machine without IPv6.
    ASSERT_TRUE(sockets) << sockets.error();
    const ListeningSocket& socket = sockets->front();
    EXPECT_GT(socket.port(), 0);
    EXPECT_EQ(socket.address(), row.start + std::to_string(socket.port()) + '/');
  }
}

TEST(ListeningSocket, NamesThePlaceThatItCannotHave) {
  const auto first = ListeningSocket::open_tcp("127.0.0.1", 0);
  ASSERT_TRUE(first) << first.error();
  const int port = first->front().port();
  const auto second = ListeningSocket::open_tcp("127.0.0.1", port);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().find("127.0.0.1, port " + std::to_string(port)), std::string::npos);
  EXPECT_FALSE(ListeningSocket::open_tcp("no such host.", 0));
}

TEST(ListeningSocket, TakesThePlaceOfALocalSocketThatNobodyAnswers) {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "socket";
  {
    const auto first = ListeningSocket::open_local(path);
    ASSERT_TRUE(first) << first.error();
    EXPECT_EQ(first->address(), "unix:" + path.string());
    EXPECT_FALSE(ListeningSocket::open_local(path)) << "somebody answers there";
    // As a program that was killed leaves it.
    rename(path.c_str(), (directory.path() / "other").c_str());
  }
  rename((directory.path() / "other").c_str(), path.c_str());
  ASSERT_TRUE(std::filesystem::exists(path));
  {
    const auto next = ListeningSocket::open_local(path);
    EXPECT_TRUE(next) << next.error();
  }
  EXPECT_FALSE(std::filesystem::exists(path)) << "it goes with its owner";
}

TEST(ListeningSocket, LeavesFilesAlone) {
  const TemporaryDirectory directory;
  directory.write("precious", "text");
  EXPECT_FALSE(ListeningSocket::open_local(directory.path() / "precious"));
  EXPECT_TRUE(std::filesystem::exists(directory.path() / "precious"));
  EXPECT_FALSE(ListeningSocket::open_local(""));
  EXPECT_FALSE(ListeningSocket::open_local(directory.path() / std::string(200, 'x')));
}

TEST(ListeningSocket, TakesOverDescriptorsThatListenOnly) {
  const int plain = socket(AF_INET, SOCK_STREAM, 0);
  EXPECT_FALSE(ListeningSocket::of_descriptor(plain));
  EXPECT_EQ(close(plain), 0) << "it was not closed";
  const int bound = socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_EQ(listen(bound, 1), 0);
  const auto taken = ListeningSocket::of_descriptor(bound);
  ASSERT_TRUE(taken) << taken.error();
  EXPECT_GT(taken->port(), 0);
}

}  // namespace
}  // namespace article_search
