#include "tests/bench/bench_index.h"

#include <algorithm>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index_writer.h"
#include "server/search/searcher.h"
#include "tests/bench/bench_texts.h"

namespace article_search::bench {

namespace {

constexpr std::size_t kArticleSize = 20;

/// Draws names as collections have them: few that are frequent, many that are rare.
class NameSource {
 public:
  std::vector<std::string> draw(const std::string& what, std::size_t distinct, std::size_t most) {
    std::vector<std::string> names;
    for (std::size_t left = random_() % (most + 1); left > 0; --left) {
      const double skewed = share_(random_) * share_(random_) * share_(random_);
      const auto which = static_cast<std::size_t>(skewed * static_cast<double>(distinct));
      std::string name = what + ' ' + std::to_string(which);
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(std::move(name));
      }
    }
    return names;
  }

  std::string year() { return std::to_string(1990 + random_() % 35); }

 private:
  std::mt19937 random_{1};
  std::uniform_real_distribution<double> share_{0, 1};
};

Passage make_passage(std::string text, NameSource& names) {
  Passage passage;
  passage.section = {"Section"};
  passage.heading_count = 1;
  passage.kind = static_cast<schema::PassageKind>(text.size() % 3);
  passage.role = static_cast<schema::PassageRole>(text.size() % 7);
  passage.date = text.size() % 4 == 0 ? "" : names.year();
  passage.institutions = names.draw("Institution", 500, 2);
  passage.places = names.draw("Place", 200, 1);
  passage.people = names.draw("Person", 5'000, 2);
  passage.topics = names.draw("Topic", 300, 3);
  passage.text = std::move(text);
  return passage;
}

std::vector<PreparedArticle> make_articles(std::size_t count) {
  NameSource names;
  std::vector<PreparedArticle> articles;
  for (std::string& text : read_texts(count)) {
    if (articles.empty() || articles.back().passages.size() == kArticleSize) {
      Article& article = articles.emplace_back().article;
      article.id = "article-" + std::to_string(articles.size());
      article.title = "Title";
      article.language = "en";
    }
    PreparedArticle& last = articles.back();
    Passage& passage = last.passages.emplace_back(make_passage(std::move(text), names));
    passage.article_id = last.article.id;
    passage.position = static_cast<int>(last.passages.size());
    passage.id = passage.article_id + ".section." + std::to_string(passage.position);
  }
  return articles;
}

}  // namespace

std::filesystem::path bench_index(std::size_t passages) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("article_search_bench_" + std::to_string(passages));
  if (Searcher::open(path)) return path;
  auto writer = IndexWriter::build(path).value();
  if (!writer.put("articles.md", "hash", make_articles(passages)) || !writer.commit()) {
    throw std::runtime_error("the index of the benchmark cannot be written");
  }
  return path;
}

}  // namespace article_search::bench
