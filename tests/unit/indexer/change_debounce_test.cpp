#include "indexer/change_debounce.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

using namespace std::chrono_literals;
using Time = ChangeDebounce::Time;

constexpr Time at(std::chrono::milliseconds time) { return Time(time); }

TEST(ChangeDebounce, IsNotDueWithoutAChange) { EXPECT_FALSE(ChangeDebounce(300ms, 5000ms).due()); }

TEST(ChangeDebounce, WaitsForAPause) {
  ChangeDebounce debounce(300ms, 5000ms);
  debounce.note(at(1000ms));
  EXPECT_EQ(debounce.due(), at(1300ms));
  debounce.note(at(1200ms));
  EXPECT_EQ(debounce.due(), at(1500ms));
}

TEST(ChangeDebounce, IsNotPutOffForEverByAStorm) {
  ChangeDebounce debounce(300ms, 5000ms);
  for (auto time = 0ms; time <= 4900ms; time += 100ms) debounce.note(at(time));
  EXPECT_EQ(debounce.due(), at(5000ms));
}

TEST(ChangeDebounce, BeginsAnewWhenItWasActedUpon) {
  ChangeDebounce debounce(300ms, 5000ms);
  debounce.note(at(0ms));
  debounce.clear();
  EXPECT_FALSE(debounce.due());
  debounce.note(at(9000ms));
  EXPECT_EQ(debounce.due(), at(9300ms));
}

}  // namespace
}  // namespace article_search
