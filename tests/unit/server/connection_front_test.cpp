#include "server/http/connection_front.h"

#include <array>
#include <future>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using std::chrono::milliseconds;

/// The client's end of a connection to a front. Reading from it waits, so no test needs to guess.
class TestClient {
 public:
  explicit TestClient(ConnectionFront& front) {
    std::array<int, 2> ends{};
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    socket_ = ends[0];
    front.adopt(ends[1]);
  }

  TestClient(TestClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
  TestClient(const TestClient&) = delete;
  TestClient& operator=(TestClient&&) = delete;
  TestClient& operator=(const TestClient&) = delete;
  ~TestClient() { hang_up(); }

  void hang_up() {
    if (socket_ >= 0) close(std::exchange(socket_, -1));
  }

  void say(std::string_view bytes) const {
    ASSERT_EQ(send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }

  /// The next `size` bytes.
  std::string hear(std::size_t size) const {
    std::string bytes(size, '\0');
    const ssize_t got = recv(socket_, bytes.data(), size, MSG_WAITALL);
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return bytes;
  }

  /// All that comes until the front closes the connection.
  std::string hear_all() const {
    std::string bytes;
    for (std::string byte = hear(1); !byte.empty(); byte = hear(1)) bytes += byte;
    return bytes;
  }

 private:
  int socket_ = -1;
};

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

WireAnswer echo(const ReceivedRequest& request, const Arrival&) {
  return {"<" + request.target + request.body + ">", request.connection};
}

std::string refusal(int status, const ReceivedRequest& seen) {
  return "refused " + std::to_string(status) + (seen.target.empty() ? "" : " " + seen.target);
}

TEST(ConnectionFront, AnswersOneRequestAfterTheOther) {
  ConnectionFront front({}, echo, refusal);
  const TestClient client(front);
  client.say(get("/a"));
  EXPECT_EQ(client.hear(4), "</a>");
  client.say(get("/b"));
  EXPECT_EQ(client.hear(4), "</b>");
}

TEST(ConnectionFront, AnswersRequestsThatCameTogetherInTheirOrder) {
  ConnectionFront front({.workers = 4}, echo, refusal);
  const TestClient client(front);
  std::string requests;
  std::string answers;
  for (int at = 0; at < 100; ++at) {
    requests += get("/" + std::to_string(at));
    answers += "</" + std::to_string(at) + ">";
  }
  client.say(requests);
  EXPECT_EQ(client.hear(answers.size()), answers);
}

TEST(ConnectionFront, ClosesWhenTheClientAskedForIt) {
  ConnectionFront front({}, echo, refusal);
  const TestClient client(front);
  client.say("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.hear_all(), "</>");
}

TEST(ConnectionFront, ClosesAfterTheLastRequestOfAConnection) {
  ConnectionFront front({.requests_per_connection = 2}, echo, refusal);
  const TestClient client(front);
  client.say(get("/1") + get("/2") + get("/3"));
  EXPECT_EQ(client.hear_all(), "</1></2>");
}

TEST(ConnectionFront, RefusesWhatTheReaderRefusesAndCloses) {
  ConnectionFront front({}, echo, refusal);
  const TestClient client(front);
  client.say("GET /\n");
  EXPECT_EQ(client.hear_all(), "refused 400");
}

TEST(ConnectionFront, TellsAClientThatWaitsToGoOn) {
  ConnectionFront front({}, echo, refusal);
  const TestClient client(front);
  client.say("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
  constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
  EXPECT_EQ(client.hear(kGoOn.size()), kGoOn);
  client.say("x");
  EXPECT_EQ(client.hear(4), "</x>");
}

TEST(ConnectionFront, GivesNoTimeToThoseWhoTrickle) {
  ConnectionFront front({.head_time = milliseconds(1), .body_time = milliseconds(1)}, echo,
                        refusal);
  const TestClient slow_head(front);
  slow_head.say("G");
  EXPECT_EQ(slow_head.hear_all(), "refused 408");
  const TestClient slow_body(front);
  slow_body.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n");
  EXPECT_EQ(slow_body.hear_all(), "refused 408 /");
}

TEST(ConnectionFront, ClosesIdleConnectionsWithoutAWord) {
  ConnectionFront front({.idle_time = milliseconds(1)}, echo, refusal);
  const TestClient client(front);
  EXPECT_EQ(client.hear_all(), "");
}

TEST(ConnectionFront, ServesOneClientBesideManyThatDoNothingOrNeverRead) {
  const std::string large(1'000'000, 'x');
  const auto serve = [&](const ReceivedRequest& request, const Arrival& arrival) {
    return request.target == "/large" ? WireAnswer{large, Connection::keep_alive}
                                      : echo(request, arrival);
  };
  ConnectionFront front({.workers = 1}, serve, refusal);
  std::vector<TestClient> others;
  for (int at = 0; at < 100; ++at) {
    others.emplace_back(front);
    if (at % 2 == 0) others.back().say(get("/large"));
  }
  const TestClient client(front);
  client.say(get("/a"));
  EXPECT_EQ(client.hear(4), "</a>");
  EXPECT_EQ(front.load().connections, 101U);
}

TEST(ConnectionFront, CutsOffWhoDoesNotReadInTime) {
  const std::string large(10'000'000, 'x');
  ConnectionFront front(
      {.write_time = milliseconds(1)},
      [&](const auto&, const auto&) {
        return WireAnswer{large, {}};
      },
      refusal);
  const TestClient client(front);
  client.say(get("/"));
  while (front.load().connections == 0) std::this_thread::yield();
  while (front.load().connections > 0) std::this_thread::yield();
  EXPECT_LT(client.hear_all().size(), large.size());
}

TEST(ConnectionFront, RefusesAtOnceWhatItHasNoRoomFor) {
  std::promise<void> release;
  std::shared_future<void> is_released = release.get_future().share();
  const auto serve = [&](const ReceivedRequest& request, const Arrival& arrival) {
    is_released.wait();
    return echo(request, arrival);
  };
  ConnectionFront front({.queue = 1, .workers = 1}, serve, refusal);
  const TestClient working(front);
  working.say(get("/1"));
  while (front.load().working < 1) std::this_thread::yield();
  const TestClient waiting(front);
  waiting.say(get("/2"));
  while (front.load().waiting < 1) std::this_thread::yield();
  const TestClient one_too_many(front);
  one_too_many.say(get("/3"));
  EXPECT_EQ(one_too_many.hear_all(), "refused 503 /3");
  release.set_value();
  EXPECT_EQ(working.hear(4), "</1>");
  EXPECT_EQ(waiting.hear(4), "</2>");
}

TEST(ConnectionFront, RefusesConnectionsBeyondItsLimit) {
  ConnectionFront front({.connections = 1}, echo, refusal);
  const TestClient first(front);
  const TestClient second(front);
  EXPECT_EQ(second.hear_all(), "refused 503");
  first.say(get("/a"));
  EXPECT_EQ(first.hear(4), "</a>");
}

TEST(ConnectionFront, OutlivesClientsThatLeaveBeforeTheirAnswer) {
  std::promise<void> release;
  std::shared_future<void> is_released = release.get_future().share();
  const auto serve = [&](const ReceivedRequest& request, const Arrival& arrival) {
    is_released.wait();
    return echo(request, arrival);
  };
  ConnectionFront front({.workers = 2}, serve, refusal);
  {
    const TestClient leaving(front);
    leaving.say(get("/1"));
    while (front.load().working < 1) std::this_thread::yield();
  }
  release.set_value();
  const TestClient staying(front);
  staying.say(get("/2"));
  EXPECT_EQ(staying.hear(4), "</2>");
}

TEST(ConnectionFront, FinishesWhatIsUnderWayWhenItStops) {
  std::promise<void> release;
  const auto serve = [&](const ReceivedRequest& request, const Arrival& arrival) {
    release.get_future().wait();
    return echo(request, arrival);
  };
  ConnectionFront front({.workers = 1}, serve, refusal);
  TestClient working(front);
  working.say(get("/1"));
  while (front.load().working < 1) std::this_thread::yield();
  const TestClient idle(front);
  auto stopped = std::async(std::launch::async, [&] { front.stop(std::chrono::hours(1)); });
  EXPECT_EQ(idle.hear_all(), "");
  release.set_value();
  EXPECT_EQ(working.hear_all(), "</1>");
  working.hang_up();
  stopped.get();
}

}  // namespace
}  // namespace article_search
