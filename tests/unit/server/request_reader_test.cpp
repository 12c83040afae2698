#include "server/http/request_reader.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

using State = RequestReader::State;

constexpr std::string_view kGet = "GET /search?q=myelin HTTP/1.1\r\nHost: example.org\r\n\r\n";

/// What a reader says of `bytes`, given whole and byte by byte, which must not differ.
int refusal_of(const std::string& bytes) {
  RequestReader whole;
  whole.read(bytes);
  RequestReader bytewise;
  for (const char byte : bytes) bytewise.read({&byte, 1});
  EXPECT_EQ(whole.refusal(), bytewise.refusal()) << bytes.substr(0, 200);
  return whole.refusal();
}

std::string get_with(const std::string& fields) {
  return "GET / HTTP/1.1\r\nHost: example.org\r\n" + fields + "\r\n";
}

TEST(RequestReader, ReadsARequestWhereverItIsCut) {
  for (std::size_t cut = 0; cut <= kGet.size(); ++cut) {
    RequestReader reader;
    reader.read(kGet.substr(0, cut));
    EXPECT_EQ(reader.read(kGet.substr(cut)), State::complete) << cut;
    const ReceivedRequest request = reader.take();
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.target, "/search?q=myelin");
    EXPECT_EQ(request.connection, Connection::keep_alive);
    EXPECT_EQ(reader.state(), State::idle);
  }
}

TEST(RequestReader, TellsHowFarARequestIs) {
  RequestReader reader;
  EXPECT_EQ(reader.state(), State::idle);
  EXPECT_EQ(reader.read("P"), State::head);
  EXPECT_EQ(reader.read("OST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"), State::head);
  EXPECT_EQ(reader.read("\r\n"), State::body);
  EXPECT_EQ(reader.read("abc"), State::complete);
  EXPECT_EQ(reader.take().body, "abc");
}

TEST(RequestReader, ReadsRequestsThatCameTogetherOneByOne) {
  RequestReader reader;
  EXPECT_EQ(reader.read(get_with("A: 1\r\n") + get_with("A: 2\r\n") + "G"), State::complete);
  EXPECT_EQ(reader.take().fields.back().second, "1");
  EXPECT_EQ(reader.state(), State::complete);
  EXPECT_EQ(reader.take().fields.back().second, "2");
  EXPECT_EQ(reader.state(), State::head);
}

TEST(RequestReader, JoinsChunksAndDropsTheirExtensionsAndTrailers) {
  RequestReader reader;
  EXPECT_EQ(reader.read("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
                        "3;name=value\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"),
            State::complete);
  const ReceivedRequest request = reader.take();
  EXPECT_EQ(request.body, "abc0123456789");
  EXPECT_EQ(reader.state(), State::idle);
}

TEST(RequestReader, TakesTheBodyOfAGetForWhatItIs) {
  RequestReader reader;
  reader.read(get_with("Content-Length: 14\r\n") + "GET / HTTP/1.1");
  EXPECT_EQ(reader.take().body, "GET / HTTP/1.1");
  EXPECT_EQ(reader.state(), State::idle);
}

TEST(RequestReader, SaysOnceThatTheClientWaitsForContinue) {
  RequestReader reader;
  reader.read("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
  EXPECT_TRUE(reader.takes_expectation());
  EXPECT_FALSE(reader.takes_expectation());
  reader.read("x");
  EXPECT_EQ(reader.take().body, "x");
}

TEST(RequestReader, FollowsWhatTheClientWantsOfTheConnection) {
  const struct {
    std::string_view request;
    Connection expected;
  } cases[] = {
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", Connection::keep_alive},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n", Connection::close},
      {"GET / HTTP/1.1\r\nHost: a\r\nConnection: x, close\r\n\r\n", Connection::close},
      {"GET / HTTP/1.0\r\n\r\n", Connection::close},
      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", Connection::keep_alive},
  };
  for (const auto& [bytes, expected] : cases) {
    RequestReader reader;
    ASSERT_EQ(reader.read(bytes), State::complete) << bytes;
    EXPECT_EQ(reader.take().connection, expected) << bytes;
  }
}

TEST(RequestReader, TakesTheFormsOfATarget) {
  const struct {
    std::string_view target;
    std::string_view expected;
  } cases[] = {
      {"/a?b=%0a", "/a?b=%0a"},           {"*", "*"},
      {"http://example.org/a?b", "/a?b"}, {"HTTP://example.org", "/"},
      {"http://example.org?b", "/?b"},
  };
  for (const auto& [target, expected] : cases) {
    RequestReader reader;
    reader.read("GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_EQ(reader.state(), State::complete) << target;
    EXPECT_EQ(reader.take().target, expected) << target;
  }
}

TEST(RequestReader, RefusesWhatTwoProgramsMightReadDifferently) {
  const struct {
    std::string bytes;
    int status;
  } cases[] = {
      // Where the body ends.
      {get_with("Content-Length: 1\r\nContent-Length: 1\r\n"), 400},
      {get_with("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400},
      {get_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
      {get_with("Transfer-Encoding: gzip, chunked\r\n"), 501},
      {get_with("Content-Length: +1\r\n"), 400},
      {get_with("Content-Length: 1, 1\r\n"), 400},
      {get_with("Content-Length: \r\n"), 400},
      {get_with("Transfer-Encoding: chunked\r\n") + "g\r\n", 400},
      {get_with("Transfer-Encoding: chunked\r\n") + "-1\r\n", 400},
      {get_with("Transfer-Encoding: chunked\r\n") + "1\r\nab\r\n", 400},
      {get_with("Transfer-Encoding: chunked\r\n") + "1\na", 400},
      {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},

      // Whom it is for.
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {get_with("Host: example.net\r\n"), 400},
      {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: user@a\r\n\r\n", 400},

      // Where a line ends, and where a name does.
      {"GET / HTTP/1.1\nHost: a\n\n", 400},
      {get_with("A: b\n"), 400},
      {get_with("A: b\r\n c\r\n"), 400},
      {get_with("A : b\r\n"), 400},
      {get_with(": b\r\n"), 400},
      {get_with("A\r\n"), 400},
      {get_with("A: b\rc\r\n"), 400},
      {get_with(std::string("A: b\0c\r\n", 8)), 400},
      {get_with("A: b%0D%0aSet-Cookie: c\r\n"), 400},

      // The request line.
      {"GET  HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET /\r\n\r\n", 400},
      {"GET / a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"G\"ET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
      {"GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400},
      {"\x16\x03\x01\x02\x01\n", 400},

      // What we do not undo.
      {get_with("Content-Encoding: gzip\r\n"), 415},
  };
  for (const auto& [bytes, status] : cases) EXPECT_EQ(refusal_of(bytes), status) << bytes;
}

TEST(RequestReader, RefusesWhatIsTooMuchBeforeReadingIt) {
  const struct {
    std::string bytes;
    int status;
  } cases[] = {
      {"GET /" + std::string(8'192, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
      {"GET /" + std::string(20'000, 'a'), 414},
      {get_with("A: " + std::string(16'384, 'a')), 431},
      {get_with("Content-Length: 1048577\r\n"), 413},
      {get_with("Content-Length: 10000000000000\r\n"), 413},
      {get_with("Content-Length: 99999999999999999999999999\r\n"), 413},
      {get_with("Transfer-Encoding: chunked\r\n") + "100001\r\n", 413},
      {get_with("Transfer-Encoding: chunked\r\n") + "ffffffffffffffffff\r\n", 413},
      {get_with("Transfer-Encoding: chunked\r\n") + std::string(1'000, '0'), 400},
      {get_with("Transfer-Encoding: chunked\r\n") + "0\r\nA: " + std::string(17'000, 'a'), 431},
  };
  for (const auto& [bytes, status] : cases) {
    EXPECT_EQ(refusal_of(bytes), status) << bytes.substr(0, 100);
  }
  std::string fields;
  for (int i = 0; i < 100; ++i) fields += "A: b\r\n";
  EXPECT_EQ(refusal_of(get_with(fields)), 431);
}

TEST(RequestReader, AcceptsWhatIsJustWithinItsLimits) {
  std::string fields;
  for (int i = 0; i < 99; ++i) fields += "A: b\r\n";
  EXPECT_EQ(refusal_of(get_with(fields)), 0);
  EXPECT_EQ(refusal_of("GET /" + std::string(8'191, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
  RequestReader reader;
  reader.read(get_with("Content-Length: 1048576\r\n") + std::string(1'048'576, 'a'));
  EXPECT_EQ(reader.state(), State::complete);
  EXPECT_EQ(reader.take().body.size(), 1'048'576U);
}

TEST(RequestReader, ReadsNothingAfterARefusal) {
  RequestReader reader;
  reader.read("GET /\r\n");
  EXPECT_EQ(reader.read(kGet), State::refused);
  EXPECT_EQ(reader.refusal(), 400);
}

}  // namespace
}  // namespace article_search
