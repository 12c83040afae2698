// What stands in the head of an answer, whatever its status and whoever gave it: the routes, the
// HTTP library or the front, which refuses requests before anybody else sees them.

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/programs.h"
#include "tests/support/raw_connection.h"
#include "tests/support/test_index.h"

namespace article_search::testing {
namespace {

using Head = std::map<std::string, std::string>;

const Head kAll = {{"x-content-type-options", "nosniff"},
                   {"referrer-policy", "no-referrer"},
                   {"x-frame-options", "DENY"},
                   {"cross-origin-resource-policy", "same-origin"}};
const Head kForPages = {
    {"content-security-policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
     "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-embedder-policy", "require-corp"},
    {"permissions-policy",
     "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
     "midi=(), payment=(), usb=()"}};
const Head kForOthers = {{"content-security-policy", "default-src 'none'; frame-ancestors 'none'"}};

/// Never sent: they tell about the server, or let others in.
const std::vector<std::string> kNever = {"server", "x-powered-by", "set-cookie", "exception_what",
                                         "access-control-allow-origin"};

struct Answer {
  int status = 0;
  Head head;
  std::string body;
};

std::string in_small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// Names in small letters.
Answer parse(const std::string& bytes) {
  Answer answer{.status = count_answers(bytes).first_status, .head = {}, .body = {}};
  const std::size_t end = std::min(bytes.find("\r\n\r\n"), bytes.size());
  for (std::size_t at = bytes.find("\r\n"); at < end;) {
    const std::size_t begin = at + 2;
    at = bytes.find("\r\n", begin);
    const std::size_t colon = bytes.find(": ", begin);
    if (colon >= at) continue;
    const bool is_new = answer.head
                            .emplace(in_small(bytes.substr(begin, colon - begin)),
                                     bytes.substr(colon + 2, at - colon - 2))
                            .second;
    EXPECT_TRUE(is_new) << "twice: " << bytes.substr(begin, at - begin);
  }
  answer.body = bytes.substr(std::min(end + 4, bytes.size()));
  return answer;
}

Answer ask(const RunningServer& server, const std::string& bytes) {
  const RawConnection connection(server.port());
  connection.send(bytes);
  connection.end_sending();
  return parse(connection.receive_all());
}

std::string get(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

void expect_head(const Answer& answer, bool is_page, const std::string& what) {
  for (const Head& part : {kAll, is_page ? kForPages : kForOthers}) {
    for (const auto& [name, value] : part) {
      const auto found = answer.head.find(name);
      EXPECT_EQ(found == answer.head.end() ? "(none)" : found->second, value)
          << what << ' ' << name;
    }
  }
  for (const std::string& name : kNever) EXPECT_EQ(answer.head.count(name), 0U) << what << name;
  const auto id = answer.head.find("x-request-id");
  ASSERT_NE(id, answer.head.end()) << what;
  EXPECT_EQ(id->second.size(), 16U) << what;
}

TEST(AnswerHeaders, AreWholeOnEveryStatus) {
  const auto index = TestIndex::of_texts({"Myelin repair"});
  const RunningServer server(index.path());
  const std::string long_path(9'000, 'a');
  const std::string post = "POST /api/v1/search HTTP/1.1\r\nHost: a\r\n";
  const struct {
    std::string bytes;
    int status;
    bool is_page;
  } rows[] = {
      {get("/"), 200, true},
      {get("/api/v1/search?q=myelin"), 200, false},
      {get("/healthz"), 200, false},
      {get("/static/style.css"), 200, false},
      {get("/?q=myelin&offset=x"), 400, true},
      {get("/api/v1/search"), 400, false},
      {get("/api/v1/search?q=a", "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n"), 400,
       false},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, true},
      {get("/none"), 404, true},
      {get("/none", "Accept: application/json\r\n"), 404, false},
      {get("/api/none"), 404, false},
      {"DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405, true},
      {"DELETE /api/v1/search HTTP/1.1\r\nHost: a\r\n\r\n", 405, false},
      {post + "Content-Length: 10000000\r\n\r\n", 413, false},
      {get("/" + long_path), 414, true},
      {get("/api/v1/search?q=" + long_path), 414, false},
      {post + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx", 415, false},
      {post + "Content-Length: 1\r\n\r\nx", 415, false},
      {get("/api/v1/search?q=a", "A: " + std::string(20'000, 'a') + "\r\n"), 431, false},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501, true},
      {"BREW /api/v1/search HTTP/1.1\r\nHost: a\r\n\r\n", 501, false},
      {get("/api/v1/search?q=a", "Transfer-Encoding: gzip\r\n"), 501, false},
      {"GET /api/v1/search HTTP/3.0\r\nHost: a\r\n\r\n", 505, false},
      {"GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505, true},
      {"GET /api/v1/search\r\n\r\n", 400, true},
  };
  for (const auto& row : rows) {
    const Answer answer = ask(server, row.bytes);
    const std::string what = row.bytes.substr(0, 60);
    EXPECT_EQ(answer.status, row.status) << what;
    expect_head(answer, row.is_page, what);
    if (row.status < 400) continue;
    const std::string& type = answer.head.at("content-type");
    EXPECT_EQ(type, row.is_page ? "text/html; charset=utf-8" : "application/problem+json") << what;
    if (!row.is_page) {
      EXPECT_NE(answer.body.find(answer.head.at("x-request-id")), std::string::npos) << what;
    }
  }
}

TEST(AnswerHeaders, SayOfAKnownAnswerOnlyThatItHolds) {
  const auto index = TestIndex::of_texts({"Myelin repair"});
  const RunningServer server(index.path());
  for (const std::string target : {"/api/v1/search?q=myelin", "/?q=myelin"}) {
    const Answer first = ask(server, get(target));
    const std::string tag = first.head.at("etag");
    const Answer second = ask(server, get(target, "If-None-Match: " + tag + "\r\n"));
    EXPECT_EQ(second.status, 304);
    EXPECT_EQ(second.body, "");
    EXPECT_EQ(second.head.at("etag"), tag);
    EXPECT_EQ(second.head.count("content-length"), 0U);
    EXPECT_EQ(second.head.at("cache-control"), "private, no-cache");
    expect_head(second, target == "/?q=myelin", target);
  }
}

TEST(AnswerHeaders, OfHeadAreThoseOfGetAndOfferNoRanges) {
  const auto index = TestIndex::of_texts({"Myelin repair"});
  const RunningServer server(index.path());
  for (const std::string target : {"/", "/api/v1/search?q=myelin", "/static/search.css"}) {
    Answer with_body = ask(server, get(target));
    Answer without = ask(server, "HEAD " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(without.body, "");
    EXPECT_EQ(with_body.head.at("accept-ranges"), "none");
    for (Answer* const answer : {&with_body, &without}) {
      answer->head.erase("x-request-id");
      answer->head.erase("server-timing");
    }
    EXPECT_EQ(with_body.head, without.head) << target;
  }
}

TEST(AnswerHeaders, OfOptionsSayWhatIsAllowedAndHaveNoLength) {
  const auto index = TestIndex::of_texts({"Myelin repair"});
  const RunningServer server(index.path());
  const Answer answer = ask(server, "OPTIONS /api/v1/search HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.head.at("allow"), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(answer.head.count("content-length"), 0U);
  EXPECT_EQ(answer.body, "");
}

TEST(AnswerHeaders, OfRefusalsForWantOfAnIndexSayWhenToTryAgain) {
  const TemporaryDirectory directory;
  const RunningServer server(directory.path() / "index");
  const Answer answer = ask(server, get("/api/v1/search?q=myelin"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.head.at("retry-after"), "2");
  EXPECT_EQ(answer.body.find(directory.path().string()), std::string::npos);
  expect_head(answer, false, "503");
}

}  // namespace
}  // namespace article_search::testing
