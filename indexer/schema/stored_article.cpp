#include "indexer/schema/stored_article.h"

#include "indexer/schema/record.h"

namespace article_search::schema {

std::string encode(const StoredArticle& article) {
  return RecordWriter()
      .text(article.id)
      .text(article.title)
      .text(article.url)
      .text(article.publisher)
      .text(article.language)
      .text(article.date)
      .number(article.passage_count)
      .number(article.checksum)
      .take();
}

tl::expected<StoredArticle, std::string> decode_article(std::string_view data) {
  RecordReader record(data);
  StoredArticle article;
  article.id = record.text();
  article.title = record.text();
  article.url = record.text();
  article.publisher = record.text();
  article.language = record.text();
  article.date = record.text();
  article.passage_count = static_cast<std::uint32_t>(record.number());
  article.checksum = record.number();
  if (!record.is_complete()) {
    return tl::unexpected<std::string>("a stored article is damaged; build the index anew");
  }
  return article;
}

}  // namespace article_search::schema
