#include "indexer/schema/content_hash.h"

#include <gtest/gtest.h>

namespace article_search::schema {
namespace {

TEST(ContentHasher, GivesTheSameForPiecesAsForTheWhole) {
  const std::string text(1'000, 'a');
  for (const std::size_t size : {1U, 7U, 256U, 999U, 1'000U}) {
    ContentHasher hasher;
    for (std::size_t at = 0; at < text.size(); at += size) {
      hasher.add(std::string_view(text).substr(at, size));
    }
    EXPECT_EQ(hasher.content_hash(), content_hash(text)) << size;
    EXPECT_EQ(hasher.hash64(), hash64(text)) << size;
  }
}

TEST(ContentHasher, OfNothingIsThatOfTheEmptyText) {
  EXPECT_EQ(ContentHasher().content_hash(), content_hash(""));
}

}  // namespace
}  // namespace article_search::schema
