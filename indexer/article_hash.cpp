#include "indexer/article_hash.h"

#include "indexer/schema/content_hash.h"
#include "indexer/schema/record.h"

namespace article_search {

std::uint64_t content_hash(const Article& article) {
  schema::RecordWriter record;
  record.text(article.id)
      .text(article.title)
      .text(article.url)
      .text(article.publisher)
      .text(article.language)
      .number(static_cast<std::uint64_t>(article.language_source))
      .text(article.date)
      .texts(article.authors)
      .number(article.metadata.size());
  for (const MetadataEntry& entry : article.metadata) record.text(entry.name).text(entry.value);
  for (const Block& block : article.blocks) {
    record.number(static_cast<std::uint64_t>(block.kind))
        .number(static_cast<std::uint64_t>(block.level))
        .text(block.text)
        .text(block.anchor)
        .text(block.section_type);
  }
  return schema::hash64(record.take());
}

}  // namespace article_search
