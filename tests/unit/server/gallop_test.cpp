#include "server/search/state/gallop.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

TEST(Gallop, FindsTheFirstThatIsNotBefore) {
  for (int size = 0; size < 40; ++size) {
    std::vector<int> numbers;
    for (int at = 0; at < size; ++at) numbers.push_back(3 * at);
    for (int from = 0; from <= size; ++from) {
      for (int wanted = 0; wanted <= 3 * size; ++wanted) {
        const auto start = numbers.begin() + from;
        const auto is_before = [&](int number) { return number < wanted; };
        EXPECT_EQ(gallop(start, numbers.end(), is_before),
                  std::lower_bound(start, numbers.end(), wanted));
      }
    }
  }
}

}  // namespace
}  // namespace article_search
