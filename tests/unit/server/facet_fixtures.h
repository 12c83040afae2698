#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index_writer.h"
#include "indexer/schema/facets.h"
#include "server/search/searcher.h"
#include "tests/support/test_index.h"

/// Articles with values of every facet, and what a search for them must answer, worked out from the
/// passages themselves.
namespace article_search {

inline PreparedArticle article_with(const std::string& id, std::vector<Passage> passages) {
  PreparedArticle prepared;
  prepared.article.language = "en";
  prepared.article.id = id;
  prepared.article.title = "Title of " + id;
  prepared.passages = std::move(passages);
  return prepared;
}

inline Passage passage_with(std::string text, std::string date = "") {
  Passage passage;
  passage.text = std::move(text);
  passage.date = std::move(date);
  return passage;
}

inline SearchResults answer_of(const testing::TestIndex& index, const SearchRequest& request) {
  return Searcher::open(index.path()).value().search(request).value();
}

/// Draws passages and requests; equal seeds draw the same.
class ByChance {
 public:
  explicit ByChance(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  std::vector<std::string> some_of(const std::vector<std::string>& all) {
    std::vector<std::string> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                 [&](const std::string&) { return below(3) == 0; });
    return some;
  }

  std::string text() {
    std::string text;
    for (const std::string& word : some_of({"myelin", "nose", "cells", "repair", "trial"})) {
      for (std::size_t times = below(3) + 1; times > 0; --times) text += word + ' ';
    }
    return text + "end";
  }

  Passage passage() {
    static const std::vector<std::string> kDates = {"", "2005", "2007-01", "2007-03-02", "2017"};
    Passage passage = passage_with(text(), kDates[below(kDates.size())]);
    passage.section = some_of({"Leadership role", "Recent trials of cells"});
    passage.kind = static_cast<schema::PassageKind>(below(3));
    passage.role = static_cast<schema::PassageRole>(below(7));
    passage.institutions = some_of({"Mayo Clinic", "Université de Genève", "Stanford"});
    passage.places = some_of({"Glasgow", "Rochester"});
    passage.people = some_of({"Sue Barnett", "Jeffrey Huang"});
    passage.topics = some_of({"myelin repair", "safety", "cell tracking"});
    return passage;
  }

  std::vector<PreparedArticle> articles(std::size_t count) {
    std::vector<PreparedArticle> drawn;
    for (std::size_t at = 0; at < count; ++at) {
      std::vector<Passage> passages(below(12) + 1);
      for (Passage& one : passages) one = passage();
      drawn.push_back(article_with("article-" + std::to_string(at), std::move(passages)));
    }
    return drawn;
  }

 private:
  std::mt19937 random_;
};

}  // namespace article_search
