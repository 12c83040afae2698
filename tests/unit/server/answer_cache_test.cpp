#include "server/http/answer_cache.h"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

constexpr std::size_t kCapacity = 100'000;

std::shared_ptr<const HttpResponse> answer_of(std::size_t bytes) {
  return std::make_shared<const HttpResponse>(HttpResponse{.body = std::string(bytes, 'x')});
}

TEST(AnswerCache, GivesAgainWhatItWasGiven) {
  AnswerCache cache(kCapacity);
  EXPECT_EQ(cache.find("a"), nullptr);
  const auto answer = answer_of(100);
  cache.put("a", answer);
  EXPECT_EQ(cache.find("a"), answer);
  EXPECT_EQ(cache.find("b"), nullptr);
  const auto newer = answer_of(200);
  cache.put("a", newer);
  EXPECT_EQ(cache.find("a"), newer);
}

TEST(AnswerCache, ForgetsWhatWasNotAskedForTheLongest) {
  AnswerCache cache(kCapacity);
  for (int at = 0; at < 10; ++at) {
    cache.put(std::to_string(at), answer_of(9'000));
    EXPECT_NE(cache.find("0"), nullptr);
  }
  cache.put("10", answer_of(9'000));
  EXPECT_NE(cache.find("0"), nullptr);
  EXPECT_EQ(cache.find("1"), nullptr);
  EXPECT_NE(cache.find("10"), nullptr);
}

TEST(AnswerCache, KeepsWithinItsBytes) {
  AnswerCache cache(kCapacity);
  for (std::size_t at = 0; at < 1'000; ++at) {
    cache.put(std::to_string(at), answer_of(at * 7 % 15'000));
    EXPECT_LE(cache.bytes(), kCapacity);
  }
  EXPECT_GT(cache.bytes(), kCapacity / 2);
}

TEST(AnswerCache, KeepsNothingThatIsTooLargeOrWithoutRoom) {
  AnswerCache cache(kCapacity);
  cache.put("small", answer_of(10));
  cache.put("large", answer_of(kCapacity / 4));
  EXPECT_EQ(cache.find("large"), nullptr);
  EXPECT_NE(cache.find("small"), nullptr);
  AnswerCache none(0);
  none.put("a", answer_of(0));
  EXPECT_EQ(none.find("a"), nullptr);
}

TEST(AnswerCache, ServesManyThreads) {
  AnswerCache cache(kCapacity);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&cache] {
      for (std::size_t at = 0; at < 2'000; ++at) {
        const std::string key = std::to_string(at % 50);
        const auto found = cache.find(key);
        EXPECT_TRUE(!found || found->body.size() == (at % 50) * 100);
        cache.put(key, answer_of((at % 50) * 100));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(cache.bytes(), kCapacity);
}

}  // namespace
}  // namespace article_search
