#include "indexer/generation_builder.h"

#include <fstream>

#include <gtest/gtest.h>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"
#include "tests/support/temporary_directory.h"

namespace article_search {
namespace {

namespace fs = std::filesystem;

constexpr int kArticles = 40;

PreparedArticle article(int number) {
  PreparedArticle prepared;
  prepared.article.id = "article-" + std::to_string(number);
  prepared.article.title = "Title";
  Passage passage;
  passage.article_id = prepared.article.id;
  passage.id = passage.article_id + ".section.x";
  passage.position = 1;
  passage.text = "Myelin number " + std::to_string(number);
  prepared.passages = {passage};
  return prepared;
}

void build(const fs::path& generation, const BuildShape& shape) {
  GenerationBuilder builder(generation, shape);
  auto metadata = builder.open_metadata();
  metadata.set_metadata("key", "value");
  metadata.commit();
  metadata.close();
  for (int i = 0; i < kArticles; ++i) ASSERT_TRUE(builder.add(article(i)));
  const auto finished = builder.finish();
  ASSERT_TRUE(finished) << to_string(finished.error());
}

/// Stored passages in the order of document ids.
std::vector<std::string> documents_of(const fs::path& generation) {
  const Xapian::Database database(generation.string());
  std::vector<std::string> documents;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    documents.push_back(
        database.get_document(*at).get_value(slot(schema::ValueSlot::stored_passage)));
  }
  return documents;
}

struct Shape {
  std::string name;
  BuildShape shape;
};

TEST(GenerationBuilder, GivesTheSameGenerationHoweverItIsCut) {
  const testing::TemporaryDirectory directory;
  const fs::path whole = directory.path() / "whole";
  build(whole, {});
  const std::vector<std::string> expected = documents_of(whole);
  ASSERT_EQ(expected.size(), static_cast<std::size_t>(kArticles));

  const std::vector<Shape> shapes = {
      {"threads", {.threads = 3, .part_bytes = 1}},
      {"runs-with-a-rest", {.threads = 1, .part_bytes = 1, .run_length = 16}},
      {"runs-of-runs-of-runs", {.threads = 2, .part_bytes = 1, .run_length = 3}},
      {"parts-of-two", {.threads = 2, .part_bytes = 600, .run_length = 4}},
  };
  for (const auto& [name, shape] : shapes) {
    const fs::path generation = directory.path() / name;
    build(generation, shape);
    EXPECT_EQ(documents_of(generation), expected) << name;
    const Xapian::Database database(generation.string());
    EXPECT_EQ(database.get_metadata("key"), "value") << name;
    EXPECT_EQ(schema::read_articles(database).size(), expected.size()) << name;
    EXPECT_EQ(Xapian::Database::check(generation.string()), 0U) << name;
    EXPECT_FALSE(fs::exists(generation / "parts")) << name;
  }
}

TEST(GenerationBuilder, LeavesNothingBehindWhenItIsNotFinished) {
  const testing::TemporaryDirectory directory;
  const fs::path generation = directory.path() / "generation";
  {
    GenerationBuilder builder(generation, {.threads = 2, .part_bytes = 1});
    for (int i = 0; i < kArticles; ++i) ASSERT_TRUE(builder.add(article(i)));
  }
  EXPECT_FALSE(fs::exists(generation));
}

TEST(GenerationBuilder, TellsOfAFailureInAnyThread) {
  const testing::TemporaryDirectory directory;
  const fs::path blocked = directory.write("file", "where a directory is needed");
  GenerationBuilder builder(blocked / "generation", {.threads = 2, .part_bytes = 1});
  for (int i = 0; i < kArticles; ++i) (void)builder.add(article(i));
  const auto finished = builder.finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().path, (blocked / "generation").string());
}

}  // namespace
}  // namespace article_search
