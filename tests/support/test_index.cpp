#include "tests/support/test_index.h"

#include <memory>
#include <stdexcept>
#include <string>

#include "indexer/corpus_sync.h"

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
  PreparedArticle only;
  only.article.id = "article";
  only.article.title = "Title";
  for (const std::string& text : texts) {
    Passage& passage = only.passages.emplace_back();
    passage.section = {"Section"};
    passage.heading_count = 1;
    passage.text = text;
  }
  return of_articles({only});
}

TestIndex TestIndex::of_articles(std::vector<PreparedArticle> articles) {
  TestIndex index;
  for (PreparedArticle& prepared : articles) {
    if (prepared.article.language.empty()) prepared.article.language = "en";
    int position = 0;
    for (Passage& passage : prepared.passages) {
      passage.position = ++position;
      passage.article_id = prepared.article.id;
      passage.id = passage.article_id + ".section." + std::to_string(position);
    }
  }
  auto writer = IndexWriter::build(index.path()).value();
  if (!writer.put("articles.md", "hash", articles) || !writer.commit()) {
    throw std::runtime_error("the test index cannot be written");
  }
  return index;
}

void TestIndex::add(const std::string& id, const std::string& text) const {
  PreparedArticle article;
  article.article.id = id;
  article.passages.resize(1);
  article.passages[0].id = id + ".section.1";
  article.passages[0].article_id = id;
  article.passages[0].text = text;
  article.passages[0].position = 1;
  auto writer = IndexWriter::update(path()).value();
  if (!writer.put(id + ".md", "hash", {article}) || !writer.commit()) {
    throw std::runtime_error("the test index cannot be updated");
  }
}

}  // namespace article_search::testing
