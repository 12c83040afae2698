#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace article_search {

/// How many requests each client may send: a token bucket (ITU-T I.371) for each address, an IPv6
/// network of 64 bits counting as one. Memory is fixed: when more clients come than there are
/// buckets, the fullest, whose owners sent least, are forgotten first. Thread-safe.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// A bucket holds `burst` requests, 1 at least, and gains `per_second`; 0: there is no limit.
  RateLimit(double per_second, double burst);

  /// Takes a request of `client` out of its bucket. When that is empty: how long until it is not.
  /// An empty client, who came through a local socket, is one like any other.
  std::optional<std::chrono::seconds> take(std::string_view client, Clock::time_point now);

 private:
  struct Bucket {
    std::uint64_t client = 0;
    double tokens = 0;
    Clock::time_point filled;
  };

  Bucket& bucket_of(std::uint64_t client, Clock::time_point now);
  double tokens_at(const Bucket& bucket, Clock::time_point now) const;

  const double per_second_;
  const double burst_;
  /// Unknown to clients, so that none can aim at another's bucket.
  const std::uint64_t seed_;

  std::mutex mutex_;
  /// Guarded by mutex_. Groups of a few, each for the clients whose hash leads there.
  std::vector<Bucket> buckets_;
};

}  // namespace article_search
