#include "server/search/index_reading.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"

namespace article_search {

using schema::Field;
using schema::StoredPassage;

StoredPassage read_passage(const Xapian::Document& document) {
  auto passage = schema::decode_passage(document.get_data());
  if (!passage) throw DamagedIndex{passage.error()};
  return *std::move(passage);
}

Xapian::docid find_passage(const Xapian::Database& index, std::string_view id) {
  const std::string term = schema::term(Field::id, id);
  const auto posting = index.postlist_begin(term);
  return posting == index.postlist_end(term) ? 0 : *posting;
}

schema::StoredArticle article_of(const Xapian::Database& index, const StoredPassage& passage) {
  auto article = schema::read_article(index, passage.article_id);
  if (!article) throw DamagedIndex{"the article of passage " + passage.id + " is missing"};
  return *std::move(article);
}

std::vector<StoredPassage> passages_of(const Xapian::Database& index, std::string_view article_id) {
  const std::string term = schema::term(Field::article, article_id);
  std::vector<StoredPassage> passages;
  for (auto at = index.postlist_begin(term); at != index.postlist_end(term); ++at) {
    passages.push_back(read_passage(index.get_document(*at)));
  }
  std::sort(passages.begin(), passages.end(),
            [](const auto& left, const auto& right) { return left.position < right.position; });
  return passages;
}

}  // namespace article_search
