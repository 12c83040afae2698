#include "indexer/progress_text.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace article_search {

namespace {

using std::chrono::milliseconds;

constexpr std::uintmax_t kMegabyte = 1'000'000;
constexpr std::uintmax_t kMillisecondsInSecond = 1000;

/// `tenths` of a unit, in decimal.
std::string decimal(std::uintmax_t tenths) {
  constexpr std::uintmax_t kTen = 10;
  return std::to_string(tenths / kTen) + '.' + std::to_string(tenths % kTen);
}

std::string two_digits(std::int64_t number) {
  constexpr std::int64_t kTwoDigits = 10;
  return (number < kTwoDigits ? "0" : "") + std::to_string(number);
}

/// Done of all, from 0 to 1: by bytes, which say more than files, if there are any.
double done_share(const SyncProgress& progress) {
  const auto done = static_cast<double>(progress.bytes_done);
  if (progress.bytes_total > 0) {
    return std::min(1.0, done / static_cast<double>(progress.bytes_total));
  }
  if (progress.files_total == 0) return 1;
  return static_cast<double>(progress.files_done) / static_cast<double>(progress.files_total);
}

/// Empty in the first second, and until a hundredth is done: any guess would be wild.
std::string time_left_text(const SyncProgress& progress, milliseconds elapsed) {
  constexpr double kLeastShare = 0.01;
  const double share = done_share(progress);
  if (elapsed < std::chrono::seconds(1) || share < kLeastShare) return {};
  const double left = static_cast<double>(elapsed.count()) * (1 - share) / share;
  return ", " + duration_text(milliseconds(static_cast<std::int64_t>(left))) + " left";
}

}  // namespace

std::string size_text(std::uintmax_t bytes) {
  constexpr std::uintmax_t kKilobyte = 1000;
  if (bytes < kMegabyte) return std::to_string((bytes + kKilobyte - 1) / kKilobyte) + " kB";
  constexpr std::uintmax_t kTenth = kMegabyte / 10;
  return decimal((bytes + kTenth / 2) / kTenth) + " MB";
}

std::string rate_text(std::uintmax_t bytes, milliseconds elapsed) {
  const auto duration = static_cast<std::uintmax_t>(std::max<std::int64_t>(elapsed.count(), 0));
  if (bytes == 0 || duration == 0) return {};
  return size_text(bytes * kMillisecondsInSecond / duration) + "/s";
}

std::string duration_text(milliseconds duration) {
  constexpr std::int64_t kMinute = 60;
  constexpr std::int64_t kMillisecondsInTenth = 100;
  const std::int64_t seconds = duration.count() / static_cast<std::int64_t>(kMillisecondsInSecond);
  if (duration < std::chrono::seconds(10)) {
    return decimal(static_cast<std::uintmax_t>(duration.count() / kMillisecondsInTenth)) + " s";
  }
  if (seconds < kMinute) return std::to_string(seconds) + " s";
  const std::int64_t minutes = seconds / kMinute;
  const std::string end = ':' + two_digits(seconds % kMinute);
  if (minutes < kMinute) return std::to_string(minutes) + end;
  return std::to_string(minutes / kMinute) + ':' + two_digits(minutes % kMinute) + end;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string beginning_text(const SyncProgress& progress) {
  return "Reading " + counted(progress.files_total, "file") + ", " +
         size_text(progress.bytes_total);
}

std::string progress_text(const SyncProgress& progress, milliseconds elapsed) {
  std::string text = std::to_string(progress.files_done) + " of " +
                     std::to_string(progress.files_total) + " files, " +
                     size_text(progress.bytes_done);
  if (const std::string rate = rate_text(progress.bytes_done, elapsed); !rate.empty()) {
    text += ", " + rate;
  }
  return text + time_left_text(progress, elapsed);
}

std::string progress_bar(const SyncProgress& progress, milliseconds elapsed, std::size_t width) {
  constexpr double kPercent = 100;
  const double share = done_share(progress);
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(width));
  return '[' + std::string(filled, '#') + std::string(width - filled, '.') + "] " +
         std::to_string(static_cast<int>(share * kPercent)) + "%, " +
         progress_text(progress, elapsed);
}

}  // namespace article_search
