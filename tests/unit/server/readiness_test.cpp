#include "server/http/readiness.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace article_search {
namespace {

using nlohmann::json;
using std::chrono::seconds;

/// 2026-11-23T10:00:00Z.
constexpr std::chrono::system_clock::time_point kBuilt{seconds(1'795'428'000)};

const schema::IndexStamp kStamp{.revision = "abc", .built_at = "2026-11-23T10:00:00Z"};
const SearchError kTrouble{SearchErrorCode::index_incompatible, "/secret/path is of schema 99"};

TEST(Readiness, SaysWhichIndexAnswersAndHowOldItIs) {
  const HttpResponse response =
      readiness({.stamp = kStamp, .passages = 26, .loads = 1}, kBuilt + seconds(61));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(json::parse(response.body), json::parse(R"({"status": "ready", "index":
      {"revision": "abc", "built_at": "2026-11-23T10:00:00Z", "passages": 26,
       "age_seconds": 61}})"));
}

TEST(Readiness, WarnsOfANewerStateThatCannotBeUsed) {
  const HttpResponse response = readiness({.stamp = kStamp, .trouble = kTrouble}, kBuilt);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(json::parse(response.body)["warning"]["code"], "index_incompatible");
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(Readiness, IsNotThereWithoutAnIndex) {
  const HttpResponse response = readiness({.trouble = kTrouble}, kBuilt);
  EXPECT_EQ(response.status, 503);
  const json body = json::parse(response.body);
  EXPECT_EQ(body["status"], "unavailable");
  EXPECT_EQ(body["reason"]["code"], "index_incompatible");
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(Readiness, HasNoAgeWhereTheStampHasNoTime) {
  EXPECT_FALSE(age_of({.revision = "r", .built_at = "yesterday"}, kBuilt));
  EXPECT_EQ(age_of(kStamp, kBuilt), seconds(0));
}

}  // namespace
}  // namespace article_search
