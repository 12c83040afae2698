#include "server/http/server_log.h"

#include <array>
#include <cstddef>

#include <nlohmann/json.hpp>
#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace article_search {

namespace {

using nlohmann::json;

/// Lines that wait to be written.
constexpr std::size_t kQueue = 8'192;

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr std::array<std::string_view, 4> kLevels = {"info", "warning", "error", "off"};

template <typename Choice, std::size_t size>
std::optional<Choice> choice_of(const std::array<std::string_view, size>& names,
                                std::string_view name) {
  for (std::size_t at = 0; at < size; ++at) {
    if (names.at(at) == name) return static_cast<Choice>(at);
  }
  return std::nullopt;
}

spdlog::level::level_enum to_level(LogLevel level) {
  constexpr std::array<spdlog::level::level_enum, 4> kSpdlogLevels = {
      spdlog::level::info, spdlog::level::warn, spdlog::level::err, spdlog::level::off};
  return kSpdlogLevels.at(static_cast<std::size_t>(level));
}

std::string json_text(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json to_json(const LogField& field) {
  return std::visit([](const auto& value) { return json(value); }, field.value);
}

/// Texts in quotes only where they need them, so that nobody can forge a field or a line.
std::string to_text(const LogField& field) {
  const auto* const text = std::get_if<std::string>(&field.value);
  if (text == nullptr) return std::to_string(std::get<std::int64_t>(field.value));
  const bool is_plain = !text->empty() && text->find_first_not_of(
                                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                              "0123456789-_.:/{}") == std::string::npos;
  return is_plain ? *text : json_text(*text);
}

std::string line_of(LogFormat format, std::string_view event, const std::vector<LogField>& fields) {
  if (format == LogFormat::text) {
    std::string line(event);
    for (const LogField& field : fields) {
      line.append(" ").append(field.name).append("=").append(to_text(field));
    }
    return line;
  }
  std::string line = "\"event\":" + json_text(event);
  for (const LogField& field : fields) {
    line.append(",\"").append(field.name).append("\":").append(json_text(to_json(field)));
  }
  return line;
}

}  // namespace

std::optional<LogFormat> log_format(std::string_view name) {
  return choice_of<LogFormat>(kFormats, name);
}

std::optional<LogLevel> log_level(std::string_view name) {
  return choice_of<LogLevel>(kLevels, name);
}

class ServerLog::Lines {
 public:
  explicit Lines(const LogSettings& settings)
      : format_(settings.format),
        writer_(std::make_shared<spdlog::details::thread_pool>(kQueue, 1)),
        logger_(std::make_shared<spdlog::async_logger>(
            "article-server",
            std::make_shared<spdlog::sinks::stderr_sink_mt>(),
            writer_,
            spdlog::async_overflow_policy::overrun_oldest)) {
    logger_->set_formatter(std::make_unique<spdlog::pattern_formatter>(
        format_ == LogFormat::text ? "%Y-%m-%dT%H:%M:%S.%eZ %l %v"
                                   : R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
        spdlog::pattern_time_type::utc));
    logger_->set_level(to_level(settings.level));
  }

  void write(LogLevel level, std::string_view event, const std::vector<LogField>& fields) const {
    if (!logger_->should_log(to_level(level))) return;
    logger_->log(to_level(level), line_of(format_, event, fields));
  }

 private:
  const LogFormat format_;
  /// The logger holds it weakly: its end writes what waits.
  const std::shared_ptr<spdlog::details::thread_pool> writer_;
  const std::shared_ptr<spdlog::async_logger> logger_;
};

ServerLog::ServerLog(const LogSettings& settings) : lines_(std::make_unique<Lines>(settings)) {}
ServerLog::~ServerLog() = default;

void ServerLog::write(LogLevel level, std::string_view event, const std::vector<LogField>& fields) {
  lines_->write(level, event, fields);
}

}  // namespace article_search
