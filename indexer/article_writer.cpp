#include "indexer/article_writer.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/passage_document.h"
#include "indexer/schema/content_hash.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_metadata.h"
#include "indexer/schema/language_analyzers.h"

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
          .authors = article.authors,
          .metadata = article.metadata,
          .abbreviations = article.abbreviations,
          .passage_count = static_cast<std::uint32_t>(prepared.passages.size())};
}

/// The article's headings, those with most passages first; a bounded number, because each is kept
/// in one entry of the index's metadata, which readers hold in memory.
std::vector<schema::StoredHeading> headings_of(const std::vector<Passage>& passages) {
  constexpr std::size_t kMostHeadings = 200;
  std::map<std::string, std::uint32_t> counts;
  for (const Passage& passage : passages) {
    const auto real = static_cast<std::size_t>(std::max(passage.heading_count, 0));
    for (std::size_t at = 0; at < std::min(real, passage.section.size()); ++at) {
      ++counts[passage.section[at]];
    }
  }
  std::vector<schema::StoredHeading> headings;
  headings.reserve(counts.size());
  for (const auto& [text, count] : counts) headings.push_back({text, count});
  std::stable_sort(headings.begin(), headings.end(), [](const auto& left, const auto& right) {
    return left.passages > right.passages;
  });
  if (headings.size() > kMostHeadings) headings.resize(kMostHeadings);
  return headings;
}

}  // namespace

void ArticleWriter::add(Xapian::WritableDatabase& database,
                        schema::WordList& words,
                        const PreparedArticle& prepared) {
  schema::StoredArticle entry = stored(prepared);
  TextIndexer& texts = texts_of(prepared.article.language);
  for (const Passage& passage : prepared.passages) {
    const Xapian::Document document = make_document(passage, prepared.article, texts, words);
    entry.checksum += schema::hash64(document.get_value(slot(schema::ValueSlot::stored_passage)));
    // Passage ids are distinct in an article, and article ids in the index: nothing to replace.
    database.add_document(document);
    if (++unflushed_ >= kPassagesPerFlush) flush(database);
  }
  schema::write_article(database, entry);
  schema::write_headings(database, prepared.article.id, headings_of(prepared.passages));
}

TextIndexer& ArticleWriter::texts_of(std::string_view language) {
  std::string primary = schema::primary_language(language);
  const auto known = texts_.find(primary);
  if (known != texts_.end()) return known->second;
  TextIndexer texts(primary);
  return texts_.emplace(std::move(primary), std::move(texts)).first->second;
}

void ArticleWriter::flush(Xapian::WritableDatabase& database) {
  if (flushing_ == Flushing::by_commit) {
    database.commit();
  } else {
    // In a transaction Xapian 1.4 writes its maps to the tables, unseen by readers, before it reads
    // all terms; else it keeps 10,000 documents, some 100 MiB.
    database.allterms_begin();
  }
  unflushed_ = 0;
}

}  // namespace article_search
