#include "server/http/query_log.h"

#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace article_search {

namespace {

constexpr mode_t kOwnerOnly = 0600;
constexpr std::string_view kFound = "found";
constexpr std::string_view kZero = "zero";

tl::expected<int, std::string> open_file(const std::filesystem::path& path) {
  const int descriptor =
      ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, kOwnerOnly);
  if (descriptor >= 0) return descriptor;
  return tl::unexpected("cannot write the query log " + path.string() + ": " +
                        std::system_category().message(errno));
}

std::string day_of(std::chrono::system_clock::time_point now) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, sizeof "2026-11-23"> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
  return {text.data(), size};
}

/// Words in lower case, one space between two; operators stay in capitals, as they only are ones
/// so.
std::string normalised(std::string_view query) {
  std::string result;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = query.find_first_not_of(" \t\r\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(query.find_first_of(" \t\r\n", begin), query.size());
    const std::string_view word = query.substr(begin, at - begin);
    const bool is_operator =
        word == "AND" || word == "OR" || word == "NOT" || word.starts_with("NEAR");
    if (!result.empty()) result += ' ';
    for (const char letter : word) {
      const auto code = static_cast<unsigned char>(letter);
      if (std::iscntrl(code) != 0) continue;
      result += is_operator ? letter : static_cast<char>(std::tolower(code));
    }
  }
  return result;
}

/// What `text` has up to its first tab, which is taken off with it.
std::string_view next_field(std::string_view& text) {
  const std::size_t tab = std::min(text.find('\t'), text.size());
  const std::string_view field = text.substr(0, tab);
  text.remove_prefix(std::min(tab + 1, text.size()));
  return field;
}

}  // namespace

std::string to_line(const LoggedQuery& logged) {
  std::string line = logged.day;
  line.append("\t").append(std::to_string(logged.passages)).append("\t");
  line.append(logged.passages == 0 ? kZero : kFound).append("\t");
  return line.append(logged.query).append("\n");
}

std::optional<LoggedQuery> parse_logged_query(std::string_view line) {
  LoggedQuery logged;
  logged.day = next_field(line);
  const std::string_view count = next_field(line);
  const std::string_view flag = next_field(line);
  const auto [end, error] =
      std::from_chars(count.data(), count.data() + count.size(), logged.passages);
  if (error != std::errc() || end != count.data() + count.size()) return std::nullopt;
  if (flag != (logged.passages == 0 ? kZero : kFound) || line.empty()) return std::nullopt;
  logged.query = line;
  return logged;
}

QueryLog::QueryLog(std::filesystem::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

QueryLog::QueryLog(QueryLog&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

QueryLog::~QueryLog() {
  if (descriptor_ >= 0) close(descriptor_);
}

tl::expected<QueryLog, std::string> QueryLog::open(const std::filesystem::path& path) {
  const auto descriptor = open_file(path);
  if (!descriptor) return tl::unexpected(descriptor.error());
  return QueryLog(path, *descriptor);
}

void QueryLog::add(std::string_view query,
                   std::uint64_t passages,
                   std::chrono::system_clock::time_point now) {
  const std::string text = normalised(query);
  if (text.empty()) return;
  const std::string line = to_line({.day = day_of(now), .passages = passages, .query = text});
  const std::lock_guard lock(mutex_);
  // One write a line: the lines of several processes do not mix.
  [[maybe_unused]] const ssize_t written = write(descriptor_, line.data(), line.size());
}

tl::expected<void, std::string> QueryLog::reopen() {
  const auto fresh = open_file(path_);
  if (!fresh) return tl::unexpected(fresh.error());
  const std::lock_guard lock(mutex_);
  close(std::exchange(descriptor_, *fresh));
  return {};
}

}  // namespace article_search
