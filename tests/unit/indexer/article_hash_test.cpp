#include "indexer/article_hash.h"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace article_search {
namespace {

Article sample() {
  Article article;
  article.id = "a";
  article.title = "Title";
  article.authors = {"One", "Two"};
  article.metadata = {{"doi", "10.1/2"}};
  article.blocks = {{BlockKind::heading, 1, "Part", 1}, {BlockKind::paragraph, 0, "Text.", 3}};
  return article;
}

struct Edit {
  std::string what;
  std::function<void(Article&)> make;
};

TEST(ArticleHash, ChangesWithAllThatIsIndexed) {
  const std::vector<Edit> edits = {
      {"id", [](Article& a) { a.id = "b"; }},
      {"title", [](Article& a) { a.title = "Titles"; }},
      {"url", [](Article& a) { a.url = "https://example.org/"; }},
      {"publisher", [](Article& a) { a.publisher = "P"; }},
      {"language", [](Article& a) { a.language = "de"; }},
      {"date", [](Article& a) { a.date = "2017"; }},
      {"an author less", [](Article& a) { a.authors.pop_back(); }},
      {"authors joined", [](Article& a) { a.authors = {"OneTwo"}; }},
      {"metadata", [](Article& a) { a.metadata.front().value = "10.1/3"; }},
      {"text", [](Article& a) { a.blocks.back().text = "Texts."; }},
      {"kind", [](Article& a) { a.blocks.front().kind = BlockKind::paragraph; }},
      {"level", [](Article& a) { a.blocks.front().level = 2; }},
      {"anchor", [](Article& a) { a.blocks.front().anchor = "part"; }},
      {"a block less", [](Article& a) { a.blocks.pop_back(); }},
  };
  for (const Edit& edit : edits) {
    Article article = sample();
    edit.make(article);
    EXPECT_NE(content_hash(article), content_hash(sample())) << edit.what;
  }
}

TEST(ArticleHash, StaysWhereTheArticleOnlyMovedInItsFile) {
  Article article = sample();
  article.blocks.front().line = 100;
  article.warnings.push_back({"a.jsonl", 100, "mended"});
  EXPECT_EQ(content_hash(article), content_hash(sample()));
}

}  // namespace
}  // namespace article_search
