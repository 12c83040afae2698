#include "indexer/indexing_error.h"

#include <gtest/gtest.h>

namespace article_search {
namespace {

TEST(IndexingError, IsSaidWithPathAndLine) {
  EXPECT_EQ(to_string({.path = "a.md", .line = 7, .message = "is wrong"}), "a.md:7: is wrong");
  EXPECT_EQ(to_string({.path = "a.md", .message = "is wrong"}), "a.md: is wrong");
}

TEST(IndexingError, IsOneLineOfTextWhateverAFileIsCalled) {
  EXPECT_EQ(to_string({.path = "a\nb.md", .message = "x"}), "a\\x0Ab.md: x");
  EXPECT_EQ(to_string({.path = "\x1B[2J.md", .message = "x\x7F"}), "\\x1B[2J.md: x\\x7F");
  EXPECT_EQ(to_string({.path = "\xFF\xC3.md", .message = "x"}), "\\xFF\\xC3.md: x");
  EXPECT_EQ(to_string({.path = "é😀.md", .message = "x"}), "é😀.md: x");
}

TEST(IndexFailure, CallsAFullDiskSo) {
  EXPECT_EQ(index_failure("DatabaseError: Error writing block 3 (No space left on device)"),
            "the disk is full; make room and run again (DatabaseError: Error writing block 3 (No "
            "space left on device))");
  EXPECT_EQ(index_failure("DatabaseError: broken"), "the index failed: DatabaseError: broken");
}

}  // namespace
}  // namespace article_search
