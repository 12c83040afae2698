#include "server/http/rate_limit.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "server/http/address_set.h"

namespace article_search {

namespace {

constexpr std::size_t kBuckets = 16'384;
constexpr std::size_t kGroup = 8;
/// The bytes of an IPv6 address that name a network; the rest its owner may choose.
constexpr std::size_t kNetworkBytes = 8;

std::uint64_t random_seed() {
  std::random_device random;
  return (std::uint64_t{random()} << 32U) | random();
}

/// splitmix64 (Steele, Lea and Flood 2014): spreads every bit over all others.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15U;
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

/// Never 0, which stands for nobody.
std::uint64_t name_of(std::string_view client, std::uint64_t seed) {
  const auto address = to_address_bytes(client);
  std::uint64_t name = seed;
  if (address) {
    const bool is_ipv6 = client.find(':') != std::string_view::npos;
    const std::size_t size = is_ipv6 ? kNetworkBytes : address->size();
    for (std::size_t at = 0; at < size; ++at) name = mixed(name ^ address->at(at));
  }
  return name == 0 ? 1 : name;
}

}  // namespace

RateLimit::RateLimit(double per_second, double burst)
    : per_second_(per_second),
      burst_(burst),
      seed_(random_seed()),
      buckets_(per_second > 0 ? kBuckets : 0) {}

std::optional<std::chrono::seconds> RateLimit::take(std::string_view client,
                                                    Clock::time_point now) {
  if (buckets_.empty()) return std::nullopt;
  const std::uint64_t name = name_of(client, seed_);
  const std::lock_guard lock(mutex_);
  Bucket& bucket = bucket_of(name, now);
  bucket.tokens = tokens_at(bucket, now);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::nullopt;
  }
  const double wait = (1 - bucket.tokens) / per_second_;
  return std::chrono::seconds(static_cast<std::int64_t>(std::ceil(wait)));
}

double RateLimit::tokens_at(const Bucket& bucket, Clock::time_point now) const {
  const std::chrono::duration<double> passed = now - bucket.filled;
  return std::min(burst_, bucket.tokens + std::max(0.0, passed.count()) * per_second_);
}

RateLimit::Bucket& RateLimit::bucket_of(std::uint64_t client, Clock::time_point now) {
  const auto group =
      buckets_.begin() + static_cast<std::ptrdiff_t>(mixed(client) % (kBuckets / kGroup) * kGroup);
  const auto end = group + kGroup;
  const auto known =
      std::find_if(group, end, [&](const Bucket& bucket) { return bucket.client == client; });
  if (known != end) return *known;
  const auto fullness = [&](const Bucket& bucket) {
    return bucket.client == 0 ? burst_ + 1 : tokens_at(bucket, now);
  };
  const auto fullest = std::max_element(group, end, [&](const auto& left, const auto& right) {
    return fullness(left) < fullness(right);
  });
  *fullest = {.client = client, .tokens = burst_, .filled = now};
  return *fullest;
}

}  // namespace article_search
