#include "indexer/schema/index_metadata.h"

#include <map>

#include "indexer/schema/content_hash.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/record.h"

namespace article_search::schema {

namespace {

constexpr std::string_view kStampKey = "stamp";
constexpr std::string_view kVocabularyKey = "vocabulary";
constexpr std::string_view kArticleKeys = "article:";
constexpr std::string_view kHeadingKeys = "headings:";
constexpr std::string_view kSourceKeys = "source:";
constexpr std::string_view kSourceArticleKeys = "source-articles:";

/// Entries of some 40 KiB: what Xapian reads and writes at once.
constexpr std::size_t kArticlesPerPiece = 1'000;

std::string article_key(std::string_view id) { return std::string(kArticleKeys).append(id); }

std::string heading_key(std::string_view article_id) {
  return std::string(kHeadingKeys).append(article_id);
}

// Xapian's keys are short (about 245 bytes) and paths are not.
std::string source_key(std::string_view path) {
  return std::string(kSourceKeys).append(content_hash(path));
}

std::string source_articles_key(std::string_view path, std::size_t piece) {
  return std::string(kSourceArticleKeys).append(content_hash(path)) + ':' + std::to_string(piece);
}

template <typename Use>
void for_each_entry(const Xapian::Database& index, std::string_view keys, const Use& use) {
  const std::string prefix(keys);
  const auto end = index.metadata_keys_end(prefix);
  for (auto key = index.metadata_keys_begin(prefix); key != end; ++key) {
    use(index.get_metadata(*key));
  }
}

}  // namespace

std::optional<IndexStamp> read_stamp(const Xapian::Database& index) {
  const std::string bytes = index.get_metadata(std::string(kStampKey));
  RecordReader record(bytes);
  IndexStamp stamp;
  stamp.schema_version = static_cast<int>(record.number());
  stamp.analyzer_version = static_cast<int>(record.number());
  stamp.revision = record.text();
  stamp.built_at = record.text();
  if (!record.is_complete()) return std::nullopt;
  return stamp;
}

void write_stamp(Xapian::WritableDatabase& index, const IndexStamp& stamp) {
  index.set_metadata(std::string(kStampKey),
                     RecordWriter()
                         .number(static_cast<std::uint64_t>(stamp.schema_version))
                         .number(static_cast<std::uint64_t>(stamp.analyzer_version))
                         .text(stamp.revision)
                         .text(stamp.built_at)
                         .take());
}

std::optional<StoredArticle> read_article(const Xapian::Database& index, std::string_view id) {
  if (auto article = decode_article(index.get_metadata(article_key(id)))) return *article;
  return std::nullopt;
}

std::vector<StoredArticle> read_articles(const Xapian::Database& index) {
  std::vector<StoredArticle> articles;
  for_each_entry(index, kArticleKeys, [&](const std::string& bytes) {
    if (auto article = decode_article(bytes)) articles.push_back(*std::move(article));
  });
  return articles;
}

void write_article(Xapian::WritableDatabase& index, const StoredArticle& article) {
  index.set_metadata(article_key(article.id), encode(article));
}

void remove_article(Xapian::WritableDatabase& index, std::string_view id) {
  index.set_metadata(article_key(id), "");
}

std::vector<StoredHeading> read_headings(const Xapian::Database& index) {
  std::map<std::string, std::uint32_t> passages;
  for_each_entry(index, kHeadingKeys, [&](const std::string& bytes) {
    RecordReader record(bytes);
    for (std::uint64_t left = record.number(); left > 0 && record.is_sound(); --left) {
      const std::string text = record.text();
      passages[text] += static_cast<std::uint32_t>(record.number());
    }
  });
  std::vector<StoredHeading> headings;
  headings.reserve(passages.size());
  for (const auto& [text, count] : passages) headings.push_back({text, count});
  return headings;
}

void write_headings(Xapian::WritableDatabase& index,
                    std::string_view article_id,
                    const std::vector<StoredHeading>& headings) {
  RecordWriter record;
  record.number(headings.size());
  for (const StoredHeading& heading : headings) record.text(heading.text).number(heading.passages);
  index.set_metadata(heading_key(article_id), headings.empty() ? std::string() : record.take());
}

void remove_headings(Xapian::WritableDatabase& index, std::string_view article_id) {
  index.set_metadata(heading_key(article_id), "");
}

std::optional<Vocabulary> read_vocabulary(const Xapian::Database& index) {
  auto vocabulary = decode_vocabulary(index.get_metadata(std::string(kVocabularyKey)));
  if (!vocabulary) return std::nullopt;
  return *std::move(vocabulary);
}

void write_vocabulary(Xapian::WritableDatabase& index, const Vocabulary& vocabulary) {
  index.set_metadata(std::string(kVocabularyKey), encode(vocabulary));
}

std::vector<std::string> read_languages(const Xapian::Database& index) {
  const std::string prefix = term(Field::language, "");
  std::vector<std::string> languages;
  for (auto term = index.allterms_begin(prefix); term != index.allterms_end(prefix); ++term) {
    languages.push_back((*term).substr(prefix.size()));
  }
  return languages;
}

std::vector<StoredSource> read_sources(const Xapian::Database& index) {
  std::vector<StoredSource> sources;
  for_each_entry(index, kSourceKeys, [&](const std::string& bytes) {
    RecordReader record(bytes);
    StoredSource source;
    source.path = record.text();
    source.content_hash = record.text();
    source.stamp.bytes = record.number();
    source.stamp.changed_ns = record.number();
    source.stamp.inode = record.number();
    source.stamp.circumstances = record.number();
    if (record.is_complete()) sources.push_back(std::move(source));
  });
  return sources;
}

void write_source(Xapian::WritableDatabase& index, const StoredSource& source) {
  index.set_metadata(source_key(source.path), RecordWriter()
                                                  .text(source.path)
                                                  .text(source.content_hash)
                                                  .number(source.stamp.bytes)
                                                  .number(source.stamp.changed_ns)
                                                  .number(source.stamp.inode)
                                                  .number(source.stamp.circumstances)
                                                  .take());
}

void remove_source(Xapian::WritableDatabase& index, std::string_view path) {
  index.set_metadata(source_key(path), "");
  for (std::size_t piece = 0;; ++piece) {
    const std::string key = source_articles_key(path, piece);
    if (index.get_metadata(key).empty()) return;
    index.set_metadata(key, "");
  }
}

std::vector<SourceArticle> read_source_articles(const Xapian::Database& index,
                                                std::string_view path) {
  std::vector<SourceArticle> articles;
  for (std::size_t piece = 0;; ++piece) {
    const std::string bytes = index.get_metadata(source_articles_key(path, piece));
    if (bytes.empty()) return articles;
    RecordReader record(bytes);
    for (std::uint64_t left = record.number(); left > 0 && record.is_sound(); --left) {
      SourceArticle article;
      article.id = record.text();
      article.content_hash = record.number();
      if (record.is_sound()) articles.push_back(std::move(article));
    }
  }
}

SourceArticleList::SourceArticleList(Xapian::WritableDatabase& index, std::string_view path)
    : index_(&index), path_(path) {}

void SourceArticleList::add(SourceArticle article) {
  ++size_;
  piece_.push_back(std::move(article));
  if (piece_.size() == kArticlesPerPiece) write_piece();
}

void SourceArticleList::finish() {
  if (!piece_.empty()) write_piece();
}

void SourceArticleList::write_piece() {
  RecordWriter record;
  record.number(piece_.size());
  for (const SourceArticle& article : piece_) record.text(article.id).number(article.content_hash);
  index_->set_metadata(source_articles_key(path_, pieces_++), record.take());
  piece_.clear();
}

}  // namespace article_search::schema
