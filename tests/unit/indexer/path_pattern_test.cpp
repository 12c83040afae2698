#include "indexer/path_pattern.h"

#include <string>

#include <gtest/gtest.h>

namespace article_search {
namespace {

struct Case {
  const char* path;
  const char* pattern;
  bool matches;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const Case& row : cases) {
    EXPECT_EQ(matches_pattern(row.path, row.pattern), row.matches)
        << row.pattern << " and " << row.path;
  }
}

TEST(PathPattern, WithoutASlashIsComparedWithTheName) {
  expect_all({{"a.md", "*.md", true},
              {"deep/er/a.md", "*.md", true},
              {"a.mdx", "*.md", false},
              {"drafts", "drafts", true},
              {"drafts/a.md", "drafts", false},
              {"a1.txt", "a[0-9].txt", true},
              {"a1.txt", "a?.tx?", true}});
}

TEST(PathPattern, WithASlashIsComparedWithTheWholePath) {
  expect_all({{"drafts/a.md", "drafts/*.md", true},
              {"old/drafts/a.md", "drafts/*.md", false},
              {"drafts/old/a.md", "drafts/*.md", false},
              {"a.md", "/a.md", true},
              {"b/a.md", "/a.md", false},
              {"drafts", "drafts/", true},
              {"b/drafts", "drafts/", false}});
}

TEST(PathPattern, TwoStarsStandForAnyNumberOfFolders) {
  expect_all({{"a.md", "**/a.md", true},
              {"b/c/a.md", "**/a.md", true},
              {"b/c/a.md", "b/**/a.md", true},
              {"b/a.md", "b/**/a.md", true},
              {"c/a.md", "b/**/a.md", false},
              {"b/c/d.md", "b/**", true},
              {"c/b/d.md", "b/**", false}});
}

TEST(PathPattern, EmptyMatchesNothing) { expect_all({{"a.md", "", false}, {"a.md", "/", false}}); }

TEST(PathPattern, ManyStarsAreHarmless) {
  std::string path = "a";
  std::string pattern = "**";
  for (int depth = 0; depth < 200; ++depth) {
    path += "/a";
    pattern += "/**";
  }
  EXPECT_FALSE(matches_pattern(path, pattern + "/b"));
  EXPECT_TRUE(matches_pattern(path, pattern + "/a"));
}

}  // namespace
}  // namespace article_search
