#include "indexer/article_writer.h"

#include "indexer/passage_document.h"
#include "indexer/schema/content_hash.h"
#include "indexer/schema/index_metadata.h"

namespace article_search {

namespace {

schema::StoredArticle stored(const PreparedArticle& prepared) {
  const Article& article = prepared.article;
  return {.id = article.id,
          .title = article.title,
          .url = article.url,
          .publisher = article.publisher,
          .language = article.language,
          .date = article.date,
          .passage_count = static_cast<std::uint32_t>(prepared.passages.size())};
}

}  // namespace

void ArticleWriter::add(Xapian::WritableDatabase& database, const PreparedArticle& prepared) {
  schema::StoredArticle entry = stored(prepared);
  for (const Passage& passage : prepared.passages) {
    const Xapian::Document document = make_document(passage, prepared.article, analyzer_);
    entry.checksum += schema::hash64(document.get_data());
    // Passage ids are distinct in an article, and article ids in the index: nothing to replace.
    database.add_document(document);
    if (++unflushed_ >= kPassagesPerFlush) flush(database);
  }
  schema::write_article(database, entry);
}

void ArticleWriter::flush(Xapian::WritableDatabase& database) {
  if (flushing_ == Flushing::by_commit) {
    database.commit();
  } else {
    // In a transaction Xapian 1.4 writes its maps to the tables, unseen by readers, before it reads
    // all terms or asks for positions; else it keeps 10,000 documents, some 150 MiB.
    database.allterms_begin();
    database.has_positions();
  }
  unflushed_ = 0;
}

}  // namespace article_search
