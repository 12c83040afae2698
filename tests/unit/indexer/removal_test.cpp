#include "indexer/removal.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "indexer/corpus_sync.h"
#include "indexer/index_inspection.h"
#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

class RemovalTest : public ::testing::Test {
 protected:
  RemovalTest() {
    write("a.md", "# A\n\nMyelin.\n");
    write("deep/b.md", "# B\n\nMyelin.\n");
    write("deep/er/c.md", "# C\n\nMyelin.\n");
    write("many.jsonl",
          "{\"_id\": \"one\", \"text\": \"Myelin one.\"}\n"
          "{\"_id\": \"two\", \"text\": \"Myelin two.\"}\n");
    update();
  }

  fs::path corpus() const { return directory_.path() / "corpus"; }
  fs::path index() const { return directory_.path() / "index"; }
  std::string path(const fs::path& name) const { return fs::canonical(corpus() / name).string(); }
  void write(const fs::path& name, std::string_view text) const {
    directory_.write("corpus" / name, text);
  }
  IndexingReport update() const {
    return sync_corpus({.sources = {corpus()}, .index = index()}).value();
  }
  Removal remove(const Names& names) const { return remove_from_index(index(), names).value(); }
  Names articles() const {
    Names ids;
    const auto listed = list_articles(index()).value();
    for (const auto& article : listed) ids.push_back(article.id);
    return ids;
  }
  void expect_sound() const {
    EXPECT_EQ(verify_index(index()).value().faults, std::vector<std::string>());
  }

  testing::TemporaryDirectory directory_;
};

TEST_F(RemovalTest, TakesOutArticlesByTheirIds) {
  const Removal removal = remove({"a"});
  EXPECT_EQ(removal.articles, Names{"a"});
  EXPECT_EQ(removal.files, Names{path("a.md")});
  EXPECT_EQ(articles(), (Names{"b", "c", "one", "two"}));
  expect_sound();
}

TEST_F(RemovalTest, TakesOutFilesAndFoldersByTheirPaths) {
  EXPECT_EQ(remove({(corpus() / "deep/../a.md").string()}).articles, Names{"a"});
  EXPECT_EQ(remove({(corpus() / "deep/").string()}).articles, (Names{"b", "c"}));
  EXPECT_EQ(articles(), (Names{"one", "two"}));
  expect_sound();
}

TEST_F(RemovalTest, TakesOutFilesThatAreGoneFromTheDisk) {
  fs::remove_all(corpus() / "deep");
  EXPECT_EQ(remove({(corpus() / "deep/b.md").string()}).articles, Names{"b"});
}

TEST_F(RemovalTest, LeavesTheOtherArticlesOfAFile) {
  const Removal removal = remove({"one"});
  EXPECT_EQ(removal.articles, Names{"one"});
  EXPECT_EQ(removal.files, Names());
  EXPECT_EQ(articles(), (Names{"a", "b", "c", "two"}));
  expect_sound();
  EXPECT_EQ(remove({"two"}).files, Names{path("many.jsonl")});
}

TEST_F(RemovalTest, TheNextUpdateAddsWhatIsStillThere) {
  remove({"a", "one"});
  const IndexingReport report = update();
  EXPECT_EQ(report.added, Names{path("a.md")});
  EXPECT_EQ(report.changed, Names{path("many.jsonl")});
  EXPECT_EQ(articles(), (Names{"a", "b", "c", "one", "two"}));
  expect_sound();
}

TEST_F(RemovalTest, DifferentRemaindersHaveDifferentRevisions) {
  const auto revision = [&] { return read_statistics(index()).value().stamp.revision; };
  const std::string whole = revision();
  remove({"one"});
  const std::string without_one = revision();
  update();
  EXPECT_EQ(revision(), whole);
  remove({"two"});
  EXPECT_NE(revision(), whole);
  EXPECT_NE(revision(), without_one);
}

TEST_F(RemovalTest, NamesWhatTheIndexDoesNotHold) {
  const Removal removal = remove({"a", "nothing", "/no/such/file.md"});
  EXPECT_EQ(removal.articles, Names{"a"});
  EXPECT_EQ(removal.unknown, (Names{"nothing", "/no/such/file.md"}));
}

TEST_F(RemovalTest, CommitsNothingWhenNoNameIsKnown) {
  const auto built = read_statistics(index()).value().stamp;
  EXPECT_EQ(remove({"nothing", ""}).articles, Names());
  EXPECT_EQ(read_statistics(index()).value().stamp, built);
}

TEST_F(RemovalTest, NeedsAnIndexAndMakesNone) {
  const fs::path nothing = directory_.path() / "nothing";
  const auto removal = remove_from_index(nothing, {"a"});
  ASSERT_FALSE(removal);
  EXPECT_EQ(removal.error().path, nothing.string());
  EXPECT_FALSE(fs::exists(nothing));
}

}  // namespace
}  // namespace article_search
