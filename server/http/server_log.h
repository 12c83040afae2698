#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace article_search {

enum class LogFormat { text, json };
enum class LogLevel { info, warning, error, off };

/// By their names; nothing for any other text.
std::optional<LogFormat> log_format(std::string_view name);
std::optional<LogLevel> log_level(std::string_view name);

struct LogSettings {
  LogFormat format = LogFormat::text;
  /// What is less is not written.
  LogLevel level = LogLevel::info;
};

/// A named value in a line of the log.
struct LogField {
  std::string_view name;
  std::variant<std::string, std::int64_t> value;
};

/// What the server says of itself, a line each, on standard error. Lines are written by a thread of
/// their own, so nobody waits for a slow terminal or pipe; when thousands of lines wait, the oldest
/// are dropped. Thread-safe.
class ServerLog {
 public:
  explicit ServerLog(const LogSettings& settings);
  /// Writes what waits.
  ~ServerLog();
  ServerLog(const ServerLog&) = delete;
  ServerLog& operator=(const ServerLog&) = delete;

  /// `event` says what happened, in a few words that stay the same; `fields` say the rest.
  void write(LogLevel level, std::string_view event, const std::vector<LogField>& fields = {});

 private:
  class Lines;

  std::unique_ptr<Lines> lines_;
};

}  // namespace article_search
