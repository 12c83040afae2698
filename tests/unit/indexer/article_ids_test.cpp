#include "indexer/readers/article_ids.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "indexer/slug.h"

namespace article_search {
namespace {

using Names = std::vector<std::string_view>;
using Ids = std::vector<std::string>;

TEST(ArticleIds, AreSlugsOfTheNames) {
  EXPECT_EQ(article_ids({"4983", "MED-10", "doc.1/2", "a-b"}),
            (Ids{"4983", "med-10", "doc-1-2", "a-b"}));
}

TEST(ArticleIds, KeepNamesApartWhoseSlugsAreEqual) {
  const Ids ids = article_ids({"doc.1/2", "doc-1-2", "DOC 1 2", "other"});
  EXPECT_TRUE(ids[0].starts_with("doc-1-2-")) << ids[0];
  EXPECT_EQ(ids[1], "doc-1-2");
  EXPECT_TRUE(ids[2].starts_with("doc-1-2-")) << ids[2];
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 4U);
}

TEST(ArticleIds, DependOnTheNamesAndNotOnTheirOrder) {
  Ids one = article_ids({"A.1", "A-1", "b"});
  Ids other = article_ids({"b", "A-1", "A.1"});
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  EXPECT_EQ(one, other);
}

TEST(ArticleIds, AreTheSameForANameThatComesAgain) {
  EXPECT_EQ(article_ids({"a", "a"}), (Ids{"a", "a"}));
}

TEST(ArticleIds, AreAllHashForNamesOfSigns) {
  const Ids ids = article_ids({"%", "§"});
  EXPECT_TRUE(is_slug(ids[0]) && is_slug(ids[1]));
  EXPECT_NE(ids[0], ids[1]);
}

TEST(ArticleIds, KeepLongNamesApartWithinTheLimit) {
  const std::string one(300, 'a');
  const std::string other(301, 'a');
  const Ids ids = article_ids({one, other});
  EXPECT_NE(ids[0], ids[1]);
  for (const std::string& id : ids) EXPECT_TRUE(is_slug(id)) << id;
}

}  // namespace
}  // namespace article_search
