#include "indexer/index_writer.h"

#include <array>
#include <ctime>
#include <set>
#include <utility>

#include "indexer/passage_document.h"
#include "indexer/schema/content_hash.h"
#include "indexer/schema/fields.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

/// Runs `work`, which uses Xapian, and makes an error value of what it throws.
template <typename Work>
tl::expected<void, IndexingError> guarded(const fs::path& path, const Work& work) {
  try {
    work();
    return {};
  } catch (const Xapian::DatabaseLockError&) {
    return tl::unexpected(IndexingError{
        .path = path.string(), .message = "another program is writing this index; wait for it"});
  } catch (const Xapian::Error& error) {
    return tl::unexpected(
        IndexingError{.path = path.string(), .message = "the index failed: " + error.get_msg()});
  }
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, sizeof "YYYY-MM-DDThh:mm:ssZ"> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

bool can_be_updated(const fs::path& generation) {
  try {
    const auto stamp = schema::read_stamp(Xapian::Database(generation.string()));
    return stamp && schema::is_readable(*stamp);
  } catch (const Xapian::Error&) {
    return false;
  }
}

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

IndexWriter::IndexWriter(fs::path directory, IndexLock lock)
    : directory_(std::move(directory)), lock_(std::move(lock)) {}

tl::expected<IndexWriter, IndexingError> IndexWriter::begin(const fs::path& directory) {
  auto lock = IndexLock::acquire(directory);
  if (!lock) return tl::unexpected(lock.error());
  return IndexWriter(directory, std::move(*lock));
}

tl::expected<IndexWriter, IndexingError> IndexWriter::build(const fs::path& directory) {
  auto writer = begin(directory);
  if (!writer) return writer;
  if (auto created = writer->create_next(); !created) return tl::unexpected(created.error());
  return writer;
}

tl::expected<IndexWriter, IndexingError> IndexWriter::update(const fs::path& directory) {
  auto writer = begin(directory);
  if (!writer) return writer;
  const auto live = live_generation(directory);
  const auto opened =
      live && can_be_updated(*live) ? writer->open_live(*live) : writer->create_next();
  if (!opened) return tl::unexpected(opened.error());
  return writer;
}

tl::expected<void, IndexingError> IndexWriter::create_next() {
  generation_ = next_generation(directory_);
  is_new_ = true;
  // Nobody reads this generation before commit(), so it needs no transaction to be unseen.
  return guarded(directory_, [this] {
    database_ = Xapian::WritableDatabase(generation_.string(), Xapian::DB_CREATE);
  });
}

tl::expected<void, IndexingError> IndexWriter::open_live(const fs::path& generation) {
  generation_ = generation;
  return guarded(directory_, [this] {
    database_ = Xapian::WritableDatabase(generation_.string(), Xapian::DB_OPEN);
    // Without it Xapian would show readers each 10,000 documents of the run.
    database_.begin_transaction();
    for (schema::StoredSource& source : schema::read_sources(database_)) {
      for (const std::string& id : source.article_ids) owners_[id] = source.path;
      std::string path = source.path;
      sources_.emplace(std::move(path), std::move(source));
    }
  });
}

tl::expected<void, IndexingError> IndexWriter::check_ids(
    const std::string& path, const std::vector<PreparedArticle>& articles) const {
  std::set<std::string> ids;
  for (const PreparedArticle& prepared : articles) {
    const std::string& id = prepared.article.id;
    const auto owner = owners_.find(id);
    const bool is_taken = owner != owners_.end() && owner->second != path;
    if (is_taken || !ids.insert(id).second) {
      return tl::unexpected(IndexingError{
          .path = path,
          .message = "the article id \"" + id + "\" is also that of an article in " +
                     (is_taken ? owner->second : "the same file") + "; give one of them another"});
    }
  }
  return {};
}

tl::expected<void, IndexingError> IndexWriter::put(const std::string& path,
                                                   const std::string& content_hash,
                                                   const std::vector<PreparedArticle>& articles) {
  if (auto removed = remove(path); !removed) return removed;
  schema::StoredSource source{.path = path, .content_hash = content_hash, .article_ids = {}};
  for (const PreparedArticle& prepared : articles) {
    source.article_ids.push_back(prepared.article.id);
    owners_[prepared.article.id] = path;
  }
  auto written = guarded(directory_, [&] {
    for (const PreparedArticle& prepared : articles) add(prepared);
    schema::write_source(database_, source);
  });
  if (written) sources_.emplace(path, std::move(source));
  return written;
}

tl::expected<void, IndexingError> IndexWriter::put_vocabulary(
    const std::string& path,
    const std::string& content_hash,
    const schema::Vocabulary& vocabulary) {
  schema::StoredSource source{.path = path, .content_hash = content_hash, .article_ids = {}};
  auto written = guarded(directory_, [&] {
    schema::write_vocabulary(database_, vocabulary);
    schema::write_source(database_, source);
  });
  if (written) sources_.insert_or_assign(path, std::move(source));
  return written;
}

void IndexWriter::add(const PreparedArticle& prepared) {
  for (const Passage& passage : prepared.passages) {
    Xapian::Document document = make_document(passage, prepared.article, analyzer_);
    database_.replace_document(schema::term(schema::Field::id, passage.id), document);
  }
  schema::write_article(database_, stored(prepared));
}

tl::expected<void, IndexingError> IndexWriter::remove(const std::string& path) {
  const auto source = sources_.find(path);
  if (source == sources_.end()) return {};
  auto removed = guarded(directory_, [&] { drop(source->second); });
  if (removed) sources_.erase(source);
  return removed;
}

void IndexWriter::drop(const schema::StoredSource& source) {
  for (const std::string& id : source.article_ids) {
    database_.delete_document(schema::term(schema::Field::article, id));
    schema::remove_article(database_, id);
    owners_.erase(id);
  }
  // Only a vocabulary is a source without articles.
  if (source.article_ids.empty()) schema::write_vocabulary(database_, {});
  schema::remove_source(database_, source.path);
}

std::string IndexWriter::revision() const {
  std::string content = std::to_string(schema::kSchemaVersion) + ' ' +
                        std::to_string(schema::kAnalyzerVersion) + '\n';
  for (const auto& [path, source] : sources_) content += path + '\0' + source.content_hash + '\n';
  return schema::content_hash(content);
}

tl::expected<void, IndexingError> IndexWriter::stamp() {
  return guarded(directory_, [this] {
    schema::write_stamp(database_, {.schema_version = schema::kSchemaVersion,
                                    .analyzer_version = schema::kAnalyzerVersion,
                                    .revision = revision(),
                                    .built_at = utc_now()});
  });
}

tl::expected<void, IndexingError> IndexWriter::commit(const Check& check) {
  if (auto stamped = stamp(); !stamped) return stamped;
  if (auto passed = check ? check(database_) : tl::expected<void, IndexingError>(); !passed) {
    return passed;
  }
  auto committed = guarded(directory_, [this] {
    if (!is_new_) database_.commit_transaction();
    database_.commit();
    database_.close();
  });
  if (!committed || !is_new_) return committed;
  return publish_generation(directory_, generation_);
}

}  // namespace article_search
