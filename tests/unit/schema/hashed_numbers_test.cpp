#include "indexer/schema/hashed_numbers.h"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

namespace article_search::schema {
namespace {

std::vector<std::uint32_t> all_of(const HashedNumbers& numbers, std::uint64_t hash) {
  std::vector<std::uint32_t> found;
  numbers.find(hash, [&](std::uint32_t number) {
    found.push_back(number);
    return false;
  });
  return found;
}

TEST(HashedNumbers, AreFoundByTheirHashes) {
  HashedNumbers numbers;
  EXPECT_EQ(numbers.find(7), HashedNumbers::kNone);
  numbers.add(7, 70);
  numbers.add(23, 230);  // Wants the place of the first.
  EXPECT_EQ(numbers.find(7), 70U);
  EXPECT_EQ(numbers.find(23), 230U);
  EXPECT_EQ(numbers.find(39), HashedNumbers::kNone);
}

TEST(HashedNumbers, AreKeptInTheirOrderWhileThereAreMore) {
  HashedNumbers numbers;
  // Sixteen hashes, whose places all touch, with hundreds of numbers each.
  for (std::uint32_t number = 0; number < 5'000; ++number) numbers.add(number % 16 + 9, number);
  for (std::uint32_t hash = 0; hash < 16; ++hash) {
    const std::vector<std::uint32_t> found = all_of(numbers, hash + 9);
    ASSERT_EQ(found.size(), hash < 8 ? 313U : 312U);
    for (std::uint32_t at = 0; at < found.size(); ++at) EXPECT_EQ(found[at], at * 16 + hash);
  }
}

}  // namespace
}  // namespace article_search::schema
