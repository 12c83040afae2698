#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/schema/index_metadata.h"
#include "tests/support/temporary_directory.h"

namespace article_search::schema {
namespace {

class SourceArticles : public ::testing::Test {
 protected:
  std::vector<SourceArticle> articles(std::uint64_t count) const {
    std::vector<SourceArticle> list;
    for (std::uint64_t i = 0; i < count; ++i) list.push_back({"a" + std::to_string(i), i});
    return list;
  }
  void write(const std::string& path, std::uint64_t count) {
    SourceArticleList list(index_, path);
    for (SourceArticle& article : articles(count)) list.add(std::move(article));
    list.finish();
    write_source(index_, {.path = path, .content_hash = "hash", .stamp = {1, 2, 3}});
  }

  testing::TemporaryDirectory directory_;
  Xapian::WritableDatabase index_{(directory_.path() / "index").string(),
                                  Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
};

TEST_F(SourceArticles, AreReadAsTheyWereWritten) {
  for (const std::uint64_t count : {0U, 1U, 999U, 1'000U, 1'001U, 2'500U}) {
    const std::string path = "/corpus/" + std::to_string(count) + ".jsonl";
    write(path, count);
    EXPECT_EQ(read_source_articles(index_, path), articles(count)) << count;
  }
}

TEST_F(SourceArticles, GoWithTheirSourceAndNoOther) {
  write("/corpus/one.jsonl", 2'500);
  write("/corpus/other.jsonl", 3);
  remove_source(index_, "/corpus/one.jsonl");
  EXPECT_TRUE(read_source_articles(index_, "/corpus/one.jsonl").empty());
  EXPECT_EQ(read_source_articles(index_, "/corpus/other.jsonl"), articles(3));
  const std::vector<StoredSource> left = {
      {.path = "/corpus/other.jsonl", .content_hash = "hash", .stamp = {1, 2, 3}}};
  EXPECT_EQ(read_sources(index_), left);
}

}  // namespace
}  // namespace article_search::schema
