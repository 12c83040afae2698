#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace article_search {

/// A search as the query log has it: a line of tab-separated fields, the day, how many passages
/// were found, "found" or "zero", and the query. Nothing tells who asked, or when on that day.
struct LoggedQuery {
  /// "2026-11-23", in UTC.
  std::string day;
  std::uint64_t passages = 0;
  /// Normalised: case, spaces and what is not searched for make no difference.
  std::string query;

  bool operator==(const LoggedQuery&) const = default;
};

std::string to_line(const LoggedQuery& logged);

/// Nothing for what is no such line.
std::optional<LoggedQuery> parse_logged_query(std::string_view line);

/// A file that searches are added to, readable by its owner alone. Thread-safe.
class QueryLog {
 public:
  /// The error names the file.
  static tl::expected<QueryLog, std::string> open(const std::filesystem::path& path);

  ~QueryLog();
  QueryLog(QueryLog&& other) noexcept;
  QueryLog(const QueryLog&) = delete;
  QueryLog& operator=(QueryLog&&) = delete;
  QueryLog& operator=(const QueryLog&) = delete;

  /// `query` is one as the parser understood it. A disk that is full costs the line.
  void add(std::string_view query,
           std::uint64_t passages,
           std::chrono::system_clock::time_point now);

  /// Goes on in a new file where the old one was moved away.
  tl::expected<void, std::string> reopen();

 private:
  QueryLog(std::filesystem::path path, int descriptor);

  std::filesystem::path path_;
  std::mutex mutex_;
  /// Guarded by mutex_.
  int descriptor_;
};

}  // namespace article_search
