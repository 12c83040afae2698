#include "tests/support/eventually.h"

#include <chrono>
#include <thread>

namespace article_search::testing {

bool eventually(const std::function<bool()>& holds) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::minutes(1);
  while (Clock::now() < deadline) {
    if (holds()) return true;
    std::this_thread::yield();
  }
  return false;
}

}  // namespace article_search::testing
