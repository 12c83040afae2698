// Where the program listens, and what it lets those have who connect.

#include <array>
#include <csignal>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "tests/support/eventually.h"
#include "tests/support/programs.h"
#include "tests/support/raw_connection.h"
#include "tests/support/test_index.h"

namespace article_search::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// What the server at a local socket answers to a request for `path`.
std::string ask_local(const fs::path& socket_path, const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  socket_path.string().copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  const void* const generic = &address;
  std::string answer;
  if (connect(socket, static_cast<const sockaddr*>(generic), sizeof address) == 0) {
    const std::string request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    send(socket, request.data(), request.size(), MSG_NOSIGNAL);
    std::array<char, 4096> buffer{};
    for (ssize_t size = 1; size > 0;) {
      size = recv(socket, buffer.data(), buffer.size(), 0);
      if (size > 0) answer.append(buffer.data(), static_cast<std::size_t>(size));
    }
  }
  close(socket);
  return answer;
}

TEST(ServerSockets, ListensOnALocalSocketAlone) {
  const auto index = TestIndex::of_texts({"myelin"});
  const TemporaryDirectory directory;
  const fs::path socket = directory.path() / "server.socket";
  ChildProcess server({server_path(), "--index", index.path().string(), "--socket", socket.string(),
                       "--log-level", "warning"});
  EXPECT_EQ(server.read_line(), "Article Search answers at unix:" + socket.string());
  EXPECT_TRUE(ask_local(socket, "/healthz").starts_with("HTTP/1.1 200 OK\r\n"));
  server.send(SIGTERM);
  EXPECT_EQ(server.wait(), 0);
  EXPECT_FALSE(fs::exists(socket));
}

/// article-server started by a shell that first does `preparation`, a line of bash.
std::vector<std::string> by_shell(const std::string& preparation,
                                  const std::vector<std::string>& options) {
  std::vector<std::string> arguments = {"/bin/bash", "-c",          preparation + "; exec \"$@\"",
                                        "bash",      server_path(), "--log-level",
                                        "warning"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return arguments;
}

/// The datagrams of a program that reports to NOTIFY_SOCKET, joined by line ends.
class NoticeBoard {
 public:
  explicit NoticeBoard(const fs::path& path)
      : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
    const void* const generic = &address;
    EXPECT_EQ(bind(socket_, static_cast<const sockaddr*>(generic), sizeof address), 0);
  }
  ~NoticeBoard() { close(socket_); }
  NoticeBoard(const NoticeBoard&) = delete;
  NoticeBoard& operator=(const NoticeBoard&) = delete;

  /// Whether `notice` comes to stand there.
  bool comes_to_say(const std::string& notice) {
    return eventually([&] {
      std::array<char, 256> text{};
      const ssize_t size = recv(socket_, text.data(), text.size(), 0);
      if (size > 0) said_.append(text.data(), static_cast<std::size_t>(size)).append("\n");
      return said_.find(notice) != std::string::npos;
    });
  }

 private:
  int socket_;
  std::string said_;
};

TEST(ServerSockets, TakesTheServiceManagersSocketsAndKeepsItInformed) {
  const auto index = TestIndex::of_texts({"myelin"});
  const TemporaryDirectory directory;
  NoticeBoard board(directory.path() / "notify");
  const int listening = ::socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_EQ(listen(listening, 16), 0);
  ChildProcess server(by_shell("exec 3<&" + std::to_string(listening) +
                                   "; export LISTEN_FDS=1 LISTEN_PID=$$ NOTIFY_SOCKET=" +
                                   (directory.path() / "notify").string(),
                               {"--index", index.path().string(), "--port", "1"}));
  close(listening);
  const std::string greeting = server.read_line();
  ASSERT_TRUE(greeting.starts_with("Article Search answers at http://0.0.0.0:")) << greeting;
  EXPECT_TRUE(board.comes_to_say("READY=1\n"));
  httplib::Client client("127.0.0.1", std::stoi(greeting.substr(greeting.rfind(':') + 1)));
  EXPECT_EQ(client.Get("/healthz")->status, 200);
  server.send(SIGHUP);
  EXPECT_TRUE(board.comes_to_say("RELOADING=1\nMONOTONIC_USEC="));
  server.send(SIGTERM);
  EXPECT_TRUE(board.comes_to_say("STOPPING=1\n"));
  EXPECT_EQ(server.wait(), 0);
}

TEST(ServerSockets, WithFewDescriptorsItTurnsConnectionsAwayAndRecovers) {
  const auto index = TestIndex::of_texts({"myelin"});
  ChildProcess server(by_shell(
      "ulimit -n 64", {"--index", index.path().string(), "--port", "0", "--threads", "2"}));
  const std::string greeting = server.read_line();
  ASSERT_NE(greeting, "");
  const int port = std::stoi(greeting.substr(greeting.rfind(':') + 1));
  httplib::Client client("127.0.0.1", port);
  for (int round = 0; round < 3; ++round) {
    std::vector<RawConnection> crowd;
    for (int at = 0; at < 200; ++at) crowd.emplace_back(port);
    const auto has_answer = [&] {
      const auto answer = client.Get("/api/v1/search?q=myelin");
      return answer && answer->status == 200;
    };
    crowd.clear();
    EXPECT_TRUE(eventually(has_answer));
  }
  server.send(SIGTERM);
  EXPECT_EQ(server.wait(), 0);
}

TEST(ServerSockets, CountsTheConnectionsOfAnAddressUnlessItIsATrustedProxy) {
  const auto index = TestIndex::of_texts({"myelin"});
  const auto status_of_third = [&](const std::vector<std::string>& options) {
    const RunningServer server(index.path(), options);
    const RawConnection first(server.port());
    const RawConnection second(server.port());
    const RawConnection third(server.port());
    third.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    return count_answers(third.receive_all()).first_status;
  };
  EXPECT_EQ(status_of_third({"--max-connections-per-address", "2"}), 503);
  EXPECT_EQ(status_of_third({"--max-connections-per-address", "2", "--trusted-proxy", "127.0.0.1"}),
            200);
  EXPECT_EQ(status_of_third({"--max-connections", "2"}), 503);
}

TEST(ServerSockets, ListensOnIPv6) {
  const auto index = TestIndex::of_texts({"myelin"});
  ChildProcess server({server_path(), "--index", index.path().string(), "--host", "::1", "--port",
                       "0", "--log-level", "warning"});
  const std::string greeting = server.read_line();
  if (greeting.empty()) GTEST_SKIP() << "this machine has no IPv6";
  const std::string start = "Article Search answers at http://[::1]:";
  ASSERT_TRUE(greeting.starts_with(start)) << greeting;
  httplib::Client client("::1", std::stoi(greeting.substr(start.size())));
  EXPECT_EQ(client.Get("/healthz")->body, "alive\n");
}

TEST(ServerSockets, KeepsMetricsOffThePublicPortWhereToldTo) {
  const auto index = TestIndex::of_texts({"myelin"});
  {
    const RunningServer server(index.path());
    httplib::Client client("127.0.0.1", server.port());
    client.Get("/api/v1/search?q=secret+words");
    const auto metrics = client.Get("/metrics");
    ASSERT_TRUE(metrics);
    EXPECT_EQ(metrics->status, 200);
    EXPECT_NE(metrics->body.find("article_search_requests_total{route=\"/api/v1/search\""),
              std::string::npos);
    EXPECT_EQ(metrics->body.find("secret"), std::string::npos);
  }
  const RunningServer server(index.path(), {"--metrics-port", "0"});
  httplib::Client client("127.0.0.1", server.port());
  EXPECT_EQ(client.Get("/metrics")->status, 404);
  const std::string line = server.process().read_line();
  const std::size_t colon = line.rfind(':');
  ASSERT_NE(colon, std::string::npos) << line;
  httplib::Client watcher("127.0.0.1", std::stoi(line.substr(colon + 1)));
  EXPECT_EQ(watcher.Get("/metrics")->status, 200);
  EXPECT_EQ(watcher.Get("/api/v1/search?q=myelin")->status, 404) << "nothing else is there";
}

TEST(ServerSockets, LimitsTheRateOfAClientBehindATrustedProxy) {
  const auto index = TestIndex::of_texts({"myelin"});
  const RunningServer server(index.path(), {"--rate-limit", "0.001", "--rate-burst", "2",
                                            "--trusted-proxy", "127.0.0.0/8"});
  httplib::Client client("127.0.0.1", server.port());
  const auto ask = [&](const char* from) {
    return client.Get("/api/v1/articles", {{"X-Forwarded-For", from}});
  };
  EXPECT_EQ(ask("192.0.2.1")->status, 200);
  EXPECT_EQ(ask("192.0.2.1")->status, 200);
  const auto refused = ask("192.0.2.1");
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(json::parse(refused->body)["code"], "rate_limited");
  EXPECT_GE(std::stoi(refused->get_header_value("Retry-After")), 1);
  EXPECT_EQ(ask("192.0.2.2")->status, 200);
  EXPECT_EQ(client.Get("/healthz")->status, 200);
}

}  // namespace
}  // namespace article_search::testing
