#include "server/http/delivery.h"

#include <map>

#include <gtest/gtest.h>

namespace article_search {
namespace {

const std::string kLongBody(5'000, 'x');

/// A site of one long answer, made from a state that can change.
class DeliveryTest : public ::testing::Test {
 protected:
  Delivery deliver(const std::vector<std::string>& origins = {}, std::size_t cache_bytes = 0) {
    return Delivery({.answer = [this](const HttpRequest& request,
                                      int status) { return answer(request, status); },
                     .current_state = [this] { return state_; },
                     .allowed_origins = origins,
                     .cache_bytes = cache_bytes});
  }

  HttpResponse answer(const HttpRequest& request, int status) {
    ++answers_;
    if (request.method == "OPTIONS") return {.status = 204, .headers = {{"Allow", "GET"}}};
    if (request.path == "/api/short") {
      return {.kind = BodyKind::json, .body = "{}", .state = state_};
    }
    if (status != 0) return {.status = status, .body = kLongBody};
    return {
        .kind = BodyKind::json,
        .body = kLongBody,
        .headers = {},
        .state = state_,
        .notes = {.search = AnswerNotes::Search{.query = "a", .took = std::chrono::seconds(1)}}};
  }

  static std::map<std::string, std::string> headers(const HttpResponse& response) {
    const Fields all = response_headers(response);
    return {all.begin(), all.end()};
  }

  static HttpRequest get(const Fields& fields, const Parameters& parameters = {}) {
    return {.method = "GET", .path = "/api/long", .parameters = parameters, .fields = fields};
  }

  std::string state_ = "first";
  int answers_ = 0;
};

TEST_F(DeliveryTest, NamesAnAnswerByItsStateRequestAndCoding) {
  Delivery delivery = deliver();
  const auto tag = [&](const HttpRequest& request) {
    return headers(delivery.answer(request, 0))["ETag"];
  };
  const std::string plain = tag(get({}, {{"q", "a"}, {"limit", "5"}}));
  EXPECT_EQ(plain.size(), 18U);
  EXPECT_EQ(tag(get({}, {{"limit", "5"}, {"q", "a"}})), plain) << "order says nothing";
  EXPECT_NE(tag(get({}, {{"q", "a"}})), plain);
  EXPECT_NE(tag(get({}, {{"q", "al"}, {"imit", "5"}})), plain);
  EXPECT_NE(tag(get({}, {{"q", "b"}, {"q", "a"}})), tag(get({}, {{"q", "a"}, {"q", "b"}})));
  EXPECT_NE(tag(get({{"accept-encoding", "gzip"}}, {{"q", "a"}, {"limit", "5"}})), plain);
  state_ = "second";
  EXPECT_NE(tag(get({}, {{"q", "a"}, {"limit", "5"}})), plain);
  EXPECT_EQ(headers(delivery.answer(get({}), 500)).count("ETag"), 0U);
}

TEST_F(DeliveryTest, SparesWhoHasTheAnswerAlready) {
  Delivery delivery = deliver();
  for (const std::string coding : {"", "gzip", "br"}) {
    const HttpResponse first = delivery.answer(get({{"Accept-Encoding", coding}}), 0);
    const std::string tag = headers(first)["ETag"];
    const int before = answers_;
    for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag}) {
      const HttpResponse second =
          delivery.answer(get({{"Accept-Encoding", coding}, {"If-None-Match", known}}), 0);
      EXPECT_EQ(second.status, 304);
      EXPECT_TRUE(second.body.empty());
      EXPECT_EQ(headers(second)["ETag"], tag);
      EXPECT_EQ(headers(second)["X-Content-Type-Options"], "nosniff");
    }
    EXPECT_EQ(answers_, before) << "without making the answer again";
    EXPECT_EQ(delivery.answer(get({{"If-None-Match", "\"0123456789abcdef\""}}), 0).status, 200);
  }
}

TEST_F(DeliveryTest, GivesTheWholeAnswerOnceTheStateHasChanged) {
  Delivery delivery = deliver();
  const std::string tag = headers(delivery.answer(get({}), 0))["ETag"];
  state_ = "second";
  EXPECT_EQ(delivery.answer(get({{"If-None-Match", tag}}), 0).status, 200);
}

TEST_F(DeliveryTest, PacksLongAnswersAsTheClientLikes) {
  Delivery delivery = deliver();
  const auto coding = [&](const std::string& accepted) {
    const HttpResponse response = delivery.answer(get({{"Accept-Encoding", accepted}}), 0);
    EXPECT_EQ(headers(response)["Vary"], "Accept-Encoding");
    EXPECT_EQ(response.body.size() < kLongBody.size(), !accepted.empty());
    return headers(response)["Content-Encoding"];
  };
  EXPECT_EQ(coding(""), "");
  EXPECT_EQ(coding("gzip"), "gzip");
  EXPECT_EQ(coding("gzip, br"), "br");
  HttpRequest request = get({{"Accept-Encoding", "gzip, br"}});
  request.path = "/api/short";
  EXPECT_EQ(headers(delivery.answer(request, 0)).count("Content-Encoding"), 0U);
}

TEST_F(DeliveryTest, GivesWhatItKeptAsItWasMade) {
  constexpr std::size_t kBytes = 1'000'000;
  Delivery keeping = deliver({}, kBytes);
  Delivery plain = deliver();
  for (const std::string coding : {"", "gzip", "br", "gzip"}) {
    const HttpRequest request = get({{"Accept-Encoding", coding}}, {{"q", "a"}, {"limit", "5"}});
    const HttpResponse made = plain.answer(request, 0);
    keeping.answer(request, 0);
    const int before = answers_;
    const HttpResponse kept = keeping.answer(request, 0);
    EXPECT_EQ(answers_, before) << coding;
    EXPECT_EQ(kept.body, made.body) << coding;
    EXPECT_EQ(headers(kept), headers(made)) << coding;
    EXPECT_EQ(kept.notes.search->query, "a") << "a search like any other";
    EXPECT_FALSE(kept.notes.search->took) << "but for its time";
  }
  const int before = answers_;
  keeping.answer(get({}, {{"q", "b"}, {"limit", "5"}}), 0);
  EXPECT_EQ(answers_, before + 1) << "another request";
  state_ = "second";
  EXPECT_EQ(keeping.answer(get({}, {{"q", "b"}, {"limit", "5"}}), 0).state, "second");
  EXPECT_EQ(answers_, before + 2) << "another state";
}

TEST_F(DeliveryTest, KeepsNoRefusals) {
  constexpr std::size_t kBytes = 1'000'000;
  Delivery keeping = deliver({}, kBytes);
  for (int time = 1; time <= 2; ++time) {
    EXPECT_EQ(keeping.answer(get({}), 400).status, 400);
    EXPECT_EQ(answers_, time);
  }
}

TEST_F(DeliveryTest, KeepsAnswersFromScriptsOfOtherSitesUnlessTold) {
  const Fields from = {{"Origin", "https://a.example"}};
  const auto allowed = [&](const std::vector<std::string>& origins) {
    auto all = headers(deliver(origins).answer(get(from), 0));
    return all["Access-Control-Allow-Origin"] + '|' + all["Cross-Origin-Resource-Policy"] + '|' +
           all["Vary"];
  };
  EXPECT_EQ(allowed({}), "|same-origin|Accept-Encoding");
  EXPECT_EQ(allowed({"https://b.example"}), "|cross-origin|Accept-Encoding, Origin");
  EXPECT_EQ(allowed({"https://b.example", "https://a.example"}),
            "https://a.example|cross-origin|Accept-Encoding, Origin");
  EXPECT_EQ(allowed({"*"}), "*|cross-origin|Accept-Encoding, Origin");
}

TEST_F(DeliveryTest, TellsABrowserBeforehandWhatIsAllowed) {
  const HttpRequest request{
      .method = "OPTIONS",
      .path = "/api/v1/search",
      .parameters = {},
      .fields = {{"Origin", "https://a.example"}, {"Access-Control-Request-Method", "POST"}}};
  auto all = headers(deliver({"https://a.example"}).answer(request, 0));
  EXPECT_EQ(all["Access-Control-Allow-Methods"], "GET, HEAD, POST");
  EXPECT_EQ(all["Access-Control-Allow-Headers"], "Content-Type, If-None-Match");
  EXPECT_EQ(headers(deliver().answer(request, 0)).count("Access-Control-Allow-Methods"), 0U);
}

}  // namespace
}  // namespace article_search
