#include "server/search/state/index_reading.h"

#include <algorithm>
#include <utility>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"

namespace article_search {

using schema::Field;
using schema::StoredPassage;

StoredPassage read_passage(const Xapian::Document& document) {
  auto passage =
      schema::decode_passage(document.get_value(slot(schema::ValueSlot::stored_passage)));
  if (!passage) throw DamagedIndex{passage.error()};
  return *std::move(passage);
}

StoredPassage read_passage(const Xapian::Database& index, Xapian::docid document) {
  // Else Xapian looks up the document's length to see whether there is one.
  return read_passage(index.get_document(document, Xapian::DOC_ASSUME_VALID));
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

namespace {

std::vector<StoredPassage> in_reading_order(std::vector<StoredPassage> passages) {
  std::ranges::sort(passages, {}, &StoredPassage::position);
  return passages;
}

}  // namespace

std::vector<StoredPassage> passages_of(const Xapian::Database& index, std::string_view article_id) {
  const std::string term = schema::term(Field::article, article_id);
  std::vector<StoredPassage> passages;
  for (auto at = index.postlist_begin(term); at != index.postlist_end(term); ++at) {
    passages.push_back(read_passage(index, *at));
  }
  return in_reading_order(std::move(passages));
}

std::vector<StoredPassage> passages_around(const Xapian::Database& index,
                                           const StoredPassage& passage) {
  const auto place = [&](int step) { return Xapian::sortable_serialise(passage.position + step); };
  const Xapian::Query article(schema::term(Field::article, passage.article_id));
  const Xapian::Query near(Xapian::Query::OP_VALUE_RANGE, slot(schema::ValueSlot::position),
                           place(-1), place(1));
  Xapian::Enquire enquire(index);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, article, near));
  const Xapian::MSet found = enquire.get_mset(0, 3);
  std::vector<StoredPassage> passages;
  for (auto at = found.begin(); at != found.end(); ++at) {
    passages.push_back(read_passage(at.get_document()));
  }
  return in_reading_order(std::move(passages));
}

}  // namespace article_search
