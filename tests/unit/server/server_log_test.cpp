#include "server/http/server_log.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace article_search {
namespace {

/// What `settings` make of one line, without its time.
std::string written(const LogSettings& settings,
                    LogLevel level,
                    const std::vector<LogField>& fields) {
  ::testing::internal::CaptureStderr();
  { ServerLog(settings).write(level, "it happened", fields); }
  return ::testing::internal::GetCapturedStderr();
}

TEST(ServerLog, WritesTextThatNobodyCanForge) {
  struct Row {
    std::string value;
    std::string as;
  };
  const std::vector<Row> rows = {
      {"plain", "plain"},
      {"/api/v1/articles/{id}", "/api/v1/articles/{id}"},
      {"two words", "\"two words\""},
      {"", "\"\""},
      {"a\nb status=200", "\"a\\nb status=200\""},
      {"a=b", "\"a=b\""},
      {"\x1b[2J", "\"\\u001b[2J\""},
  };
  for (const Row& row : rows) {
    const std::string line = written({}, LogLevel::info, {{"name", row.value}});
    EXPECT_TRUE(line.ends_with("Z info it happened name=" + row.as + "\n")) << line;
  }
}

TEST(ServerLog, WritesOneJsonObjectALine) {
  const std::string line = written({.format = LogFormat::json}, LogLevel::warning,
                                   {{"cause", "a \"quoted\"\n\xff"}, {"bytes", std::int64_t{5}}});
  const nlohmann::json value = nlohmann::json::parse(line);
  EXPECT_EQ(value["level"], "warning");
  EXPECT_EQ(value["event"], "it happened");
  EXPECT_EQ(value["cause"], "a \"quoted\"\n\uFFFD");
  EXPECT_EQ(value["bytes"], 5);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
}

TEST(ServerLog, LeavesOutWhatIsBelowItsLevel) {
  EXPECT_EQ(written({.level = LogLevel::warning}, LogLevel::info, {}), "");
  EXPECT_NE(written({.level = LogLevel::warning}, LogLevel::error, {}), "");
  EXPECT_EQ(written({.level = LogLevel::off}, LogLevel::error, {}), "");
}

TEST(ServerLog, KnowsItsFormatsAndLevelsByName) {
  EXPECT_EQ(log_format("json"), LogFormat::json);
  EXPECT_FALSE(log_format("xml"));
  EXPECT_EQ(log_level("off"), LogLevel::off);
  EXPECT_FALSE(log_level("loud"));
}

}  // namespace
}  // namespace article_search
