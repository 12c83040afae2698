#include "tests/support/test_index.h"

#include <memory>
#include <stdexcept>
#include <string>

#include "indexer/corpus_sync.h"
#include "indexer/index_writer.h"

namespace article_search::testing {

namespace fs = std::filesystem;

TestIndex::TestIndex() : directory_(std::make_unique<TemporaryDirectory>()) {}

TestIndex TestIndex::of_sources(const std::vector<fs::path>& sources) {
  TestIndex index;
  const auto report =
      sync_corpus({.sources = sources, .index = index.path(), .mode = SyncMode::build});
  if (!report) throw std::runtime_error(to_string(report.error()));
  return index;
}

TestIndex TestIndex::of_texts(const std::vector<std::string>& texts) {
  TestIndex index;
  Article article;
  article.id = "article";
  article.title = "Title";
  std::vector<Passage> passages;
  for (const std::string& text : texts) {
    Passage passage;
    passage.position = static_cast<int>(passages.size()) + 1;
    passage.id = "article.section." + std::to_string(passage.position);
    passage.article_id = article.id;
    passage.section = {"Section"};
    passage.heading_count = 1;
    passage.text = text;
    passages.push_back(passage);
  }
  auto writer = IndexWriter::build(index.path()).value();
  const schema::StoredSource source{.path = "article.md", .content_hash = "hash", .stamp = {}};
  std::vector<PreparedArticle> articles = {{article, passages}};
  if (!writer.put_source(source, std::move(articles)) || !writer.commit()) {
    throw std::runtime_error("the test index cannot be written");
  }
  return index;
}

}  // namespace article_search::testing
