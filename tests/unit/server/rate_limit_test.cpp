#include "server/http/rate_limit.h"

#include <string>

#include <gtest/gtest.h>

namespace article_search {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr RateLimit::Clock::time_point kStart{};

TEST(RateLimit, LetsABurstThroughAndThenSoManyASecond) {
  RateLimit limit(2, 3);
  for (int at = 0; at < 3; ++at) EXPECT_FALSE(limit.take("192.0.2.1", kStart)) << at;
  EXPECT_EQ(limit.take("192.0.2.1", kStart), seconds(1));
  EXPECT_TRUE(limit.take("192.0.2.1", kStart + milliseconds(400)));
  EXPECT_FALSE(limit.take("192.0.2.1", kStart + milliseconds(1'000)));
  EXPECT_FALSE(limit.take("192.0.2.1", kStart + milliseconds(1'001)));
  EXPECT_TRUE(limit.take("192.0.2.1", kStart + milliseconds(1'002)));
}

TEST(RateLimit, SavesUpNoMoreThanABurst) {
  RateLimit limit(1, 2);
  for (int at = 0; at < 2; ++at) EXPECT_FALSE(limit.take("192.0.2.1", kStart));
  const auto later = kStart + seconds(1'000);
  for (int at = 0; at < 2; ++at) EXPECT_FALSE(limit.take("192.0.2.1", later));
  EXPECT_TRUE(limit.take("192.0.2.1", later));
}

TEST(RateLimit, SaysHowLongToWait) {
  RateLimit limit(0.1, 1);
  EXPECT_FALSE(limit.take("192.0.2.1", kStart));
  EXPECT_EQ(limit.take("192.0.2.1", kStart), seconds(10));
  EXPECT_EQ(limit.take("192.0.2.1", kStart + seconds(4)), seconds(6));
}

TEST(RateLimit, KnowsClientsApart) {
  struct Row {
    std::string one;
    std::string other;
    bool are_same;
  };
  const std::vector<Row> rows = {
      {"192.0.2.1", "192.0.2.2", false},
      {"192.0.2.1", "2001:db8::1", false},
      {"192.0.2.1", "", false},
      // Who has an IPv6 address has its whole network.
      {"2001:db8::1", "2001:db8::2", true},
      {"2001:db8::1", "2001:db8::ffff:0:0:1", true},
      {"2001:db8::1", "2001:db8:0:1::1", false},
  };
  for (const Row& row : rows) {
    RateLimit limit(1, 1);
    EXPECT_FALSE(limit.take(row.one, kStart));
    EXPECT_EQ(limit.take(row.other, kStart).has_value(), row.are_same) << row.one << row.other;
  }
}

TEST(RateLimit, IsOffAtZero) {
  RateLimit limit(0, 1);
  for (int at = 0; at < 1'000; ++at) EXPECT_FALSE(limit.take("192.0.2.1", kStart));
}

TEST(RateLimit, HoldsAClientWhoseBucketIsEmptyThroughACrowd) {
  RateLimit limit(0.001, 5);
  for (int at = 0; at < 5; ++at) EXPECT_FALSE(limit.take("192.0.2.1", kStart));
  // Others who come once each have fuller buckets: theirs are forgotten for newcomers.
  for (int at = 0; at < 100'000; ++at) {
    limit.take("10." + std::to_string(at / 65'536) + '.' + std::to_string(at / 256 % 256) + '.' +
                   std::to_string(at % 256),
               kStart);
  }
  EXPECT_TRUE(limit.take("192.0.2.1", kStart));
}

}  // namespace
}  // namespace article_search
