#include "server/http/reception.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

/// Runs requests through a reception, and gives what it wrote on standard error.
class ReceptionTest : public ::testing::Test {
 protected:
  HttpResponse ask(const Reception& reception, const std::string& path) {
    return reception.answer({.method = "GET",
                             .path = path,
                             .parameters = {{"q", "my illness"}},
                             .request_id = "id-1",
                             .client = "192.0.2.1"},
                            0);
  }

  /// Everything the log has, which it writes when it goes.
  std::string log_of(LogAddresses addresses, const HttpResponse& response) {
    ::testing::internal::CaptureStderr();
    {
      ServerLog log({.format = LogFormat::text});
      const Reception reception({.answer = [&](const auto&, int) { return response; },
                                 .rate_limit = no_limit_,
                                 .metrics = metrics_,
                                 .log = log,
                                 .log_addresses = addresses});
      ask(reception, "/api/v1/search");
    }
    return ::testing::internal::GetCapturedStderr();
  }

  RateLimit no_limit_{0, 1};
  Metrics metrics_;
};

TEST_F(ReceptionTest, LogsWhatBecameOfARequestAndNotWhatOrWhoAsked) {
  const std::string log = log_of(LogAddresses::no, {.body = "12345"});
  EXPECT_NE(log.find("info request id=id-1 method=GET route=/api/v1/search status=200 bytes=5 "
                     "read_us=0 wait_us=0 answer_us="),
            std::string::npos)
      << log;
  EXPECT_EQ(log.find("illness"), std::string::npos) << log;
  EXPECT_EQ(log.find("192.0.2.1"), std::string::npos) << log;
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 1);
}

TEST_F(ReceptionTest, LogsAddressesWhereThatIsAskedFor) {
  EXPECT_NE(log_of(LogAddresses::yes, {}).find("client=192.0.2.1"), std::string::npos);
}

TEST_F(ReceptionTest, LogsTheCauseOfAFault) {
  HttpResponse fault{.status = 500};
  fault.notes.cause = "the table is torn";
  const std::string log = log_of(LogAddresses::no, fault);
  EXPECT_NE(log.find("error request"), std::string::npos) << log;
  EXPECT_NE(log.find("cause=\"the table is torn\""), std::string::npos) << log;
}

TEST_F(ReceptionTest, TurnsAwayWhoComesTooOften) {
  ServerLog log({.level = LogLevel::off});
  RateLimit limit(0.5, 2);
  const Reception reception(
      {.answer = [](const auto&,
                    int status) { return HttpResponse{.status = status == 0 ? 200 : status}; },
       .rate_limit = limit,
       .metrics = metrics_,
       .log = log});
  EXPECT_EQ(ask(reception, "/api/v1/search").status, 200);
  EXPECT_EQ(ask(reception, "/").status, 200);
  const HttpResponse refused = ask(reception, "/api/v1/search");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers, (Fields{{"Retry-After", "2"}}));
  // A page's parts, and who watches the server, are not counted.
  for (const char* const path : {"/static/style.css", "/healthz", "/readyz", "/metrics"}) {
    EXPECT_EQ(ask(reception, path).status, 200) << path;
  }
}

TEST_F(ReceptionTest, KeepsTheFirstPageOfSearchesInTheQueryLog) {
  const testing::TemporaryDirectory directory;
  auto queries = QueryLog::open(directory.path() / "queries").value();
  ServerLog log({.level = LogLevel::off});
  bool is_first_page = true;
  const Reception reception(
      {.answer =
           [&](const auto&, int) {
             return HttpResponse{.notes = {.search = AnswerNotes::Search{
                                               .query = "Myelin", .is_first_page = is_first_page}}};
           },
       .rate_limit = no_limit_,
       .metrics = metrics_,
       .log = log,
       .query_log = &queries});
  ask(reception, "/api/v1/search");
  is_first_page = false;
  ask(reception, "/api/v1/search");
  std::ifstream file(directory.path() / "queries");
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(content.ends_with("\t0\tzero\tmyelin\n")) << content;
  EXPECT_EQ(std::count(content.begin(), content.end(), '\n'), 1) << content;
}

}  // namespace
}  // namespace article_search
