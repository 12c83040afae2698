#include "server/http/metrics.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

/// 2026-11-23T10:00:00Z.
constexpr std::chrono::system_clock::time_point kBuilt{seconds(1'795'428'000)};

bool has_line(const std::string& text, const std::string& line) {
  return ('\n' + text).find('\n' + line + '\n') != std::string::npos;
}

TEST(Metrics, CountRequestsByRouteAndStatus) {
  Metrics metrics;
  const RequestRecord record{.route = "/api/v1/search",
                             .bytes = 100,
                             .read = microseconds(10),
                             .wait = microseconds(20),
                             .answer = microseconds(70),
                             .search = microseconds(50)};
  metrics.count(record);
  RequestRecord refused = record;
  refused.status = 400;
  refused.search = {};
  metrics.count(refused);
  RequestRecord in_vain = record;
  in_vain.is_zero_result = true;
  metrics.count(in_vain);
  const std::string text = metrics.text({}, {}, kBuilt);
  for (
      const std::string line : {
          R"(article_search_requests_total{route="/api/v1/search",status="200"} 2)",
          R"(article_search_requests_total{route="/api/v1/search",status="400"} 1)",
          R"(article_search_request_duration_seconds_count{route="/api/v1/search"} 3)",
          R"(article_search_request_duration_seconds_bucket{route="/api/v1/search",le="0.00025"} 3)",
          R"(article_search_stage_duration_seconds_count{stage="search"} 2)",
          R"(article_search_stage_duration_seconds_count{stage="wait"} 3)",
          "article_search_zero_results_total 1",
          "article_search_response_bytes_total 300",
      }) {
    EXPECT_TRUE(has_line(text, line)) << line << " is not in\n" << text;
  }
}

TEST(Metrics, SayWhatIsTheCaseNow) {
  Metrics metrics;
  const IndexStatus index{
      .stamp = schema::IndexStamp{.revision = "r", .built_at = "2026-11-23T10:00:00Z"},
      .passages = 26,
      .loads = 3};
  const std::string text =
      metrics.text({.connections = 7, .waiting = 2, .working = 1}, index, kBuilt + seconds(90));
  for (const std::string line :
       {"article_search_connections 7", "article_search_queue_length 2",
        "article_search_requests_in_flight 3", "article_search_index_ready 1",
        "article_search_index_current 1", "article_search_index_passages 26",
        "article_search_index_age_seconds 90", "article_search_index_loads_total 3"}) {
    EXPECT_TRUE(has_line(text, line)) << line << " is not in\n" << text;
  }
  EXPECT_NE(text.find("process_resident_memory_bytes "), std::string::npos);

  const IndexStatus stale{.trouble = SearchError{.message = "x"}, .loads = 4};
  const std::string later = metrics.text({}, stale, kBuilt);
  EXPECT_TRUE(has_line(later, "article_search_index_ready 0")) << later;
  EXPECT_TRUE(has_line(later, "article_search_index_current 0"));
  EXPECT_TRUE(has_line(later, "article_search_index_loads_total 4"));
}

}  // namespace
}  // namespace article_search
