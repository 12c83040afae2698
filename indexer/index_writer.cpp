#include "indexer/index_writer.h"

#include <array>
#include <ctime>
#include <utility>

#include "indexer/schema/content_hash.h"
#include "indexer/schema/fields.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

using schema::FileStamp;
using schema::SourceArticle;
using schema::StoredSource;

/// Before the content hash of a source that is not held whole, which so equals that of no file.
constexpr std::string_view kPartial = "partial ";

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
        IndexingError{.path = path.string(), .message = index_failure(error.get_description())});
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

/// The hashes of a source's articles, by their ids.
using HeldArticles = std::map<std::string, std::uint64_t>;

HeldArticles held_articles(const Xapian::Database& index, const std::string& path) {
  HeldArticles held;
  for (SourceArticle& article : schema::read_source_articles(index, path)) {
    held.emplace(std::move(article.id), article.content_hash);
  }
  return held;
}

}  // namespace

IndexWriter::IndexWriter(fs::path directory, IndexLock lock)
    : directory_(std::move(directory)), lock_(std::move(lock)) {}

tl::expected<IndexWriter, IndexingError> IndexWriter::begin(const fs::path& directory) {
  auto lock = IndexLock::acquire(directory);
  if (!lock) return tl::unexpected(lock.error());
  discard_unfinished_generations(directory);
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
  builder_ = std::make_unique<GenerationBuilder>(generation_, BuildShape::suitable());
  return guarded(directory_, [this] { database_ = builder_->open_metadata(); });
}

tl::expected<void, IndexingError> IndexWriter::open_live(const fs::path& generation) {
  generation_ = generation;
  writer_ = std::make_unique<ArticleWriter>(Flushing::in_transaction);
  return guarded(directory_, [this] {
    database_ = Xapian::WritableDatabase(generation_.string(), Xapian::DB_OPEN);
    // Without it Xapian would show readers each 10,000 documents of the run.
    database_.begin_transaction();
    words_ = schema::word_list_to_extend(database_);
    for (StoredSource& source : schema::read_sources(database_)) {
      std::string path = source.path;
      sources_.emplace(std::move(path), std::move(source));
    }
  });
}

schema::Vocabulary IndexWriter::vocabulary() const {
  schema::Vocabulary vocabulary;
  const auto read = guarded(directory_, [&] {
    vocabulary = schema::read_vocabulary(database_).value_or(schema::Vocabulary{});
  });
  return read ? vocabulary : schema::Vocabulary{};
}

std::vector<std::string> IndexWriter::articles_of(const std::string& path) const {
  std::vector<std::string> ids;
  const auto read = guarded(directory_, [&] {
    for (const SourceArticle& article : schema::read_source_articles(database_, path)) {
      ids.push_back(article.id);
    }
  });
  return read ? ids : std::vector<std::string>();
}

tl::expected<void, IndexingError> IndexWriter::begin_source(StoredSource source) {
  return guarded(directory_, [&] {
    const std::string path = source.path;
    HeldArticles held;
    if (is_new()) {
      source_paths_.push_back(path);
    } else {
      held = held_articles(database_, path);
      schema::remove_source(database_, path);
      sources_.erase(path);
    }
    open_.emplace(OpenSource{.source = std::move(source),
                             .articles = schema::SourceArticleList(database_, path),
                             .left_over = std::move(held)});
  });
}

bool IndexWriter::keep(const SourceArticle& article) {
  const auto held = open_->left_over.find(article.id);
  if (held == open_->left_over.end() || held->second != article.content_hash) return false;
  open_->left_over.erase(held);
  open_->articles.add(article);
  return true;
}

std::optional<std::string> IndexWriter::owner_of(const std::string& article_id) {
  if (!is_new()) {
    const bool is_ours = open_->left_over.contains(article_id);
    if (is_ours || !database_.term_exists(schema::term(schema::Field::article, article_id))) {
      return std::nullopt;
    }
    if (!std::exchange(knows_owners_, true)) learn_owners();
  }
  const auto owner = owners_.find(article_id);
  if (owner) return source_paths_[*owner];
  return is_new() ? std::nullopt : std::optional(open_->source.path);
}

// Only a run that finds an id twice needs to know where it was.
void IndexWriter::learn_owners() {
  for (const auto& [path, source] : sources_) {
    source_paths_.push_back(path);
    for (const SourceArticle& article : schema::read_source_articles(database_, path)) {
      owners_.insert(article.id, source_paths_.size() - 1);
    }
  }
}

tl::expected<void, IndexingError> IndexWriter::put(PreparedArticle article,
                                                   std::uint64_t content_hash) {
  const std::string id = article.article.id;
  auto written = guarded(directory_, [&] { open_->articles.add({id, content_hash}); });
  if (!written) return written;
  abbreviations_.add(article.article.abbreviations);
  if (is_new()) {
    owners_.insert(id, source_paths_.size() - 1);
    return builder_->add(std::move(article));
  }
  return guarded(directory_, [&] {
    if (open_->left_over.erase(id) > 0) drop_article(id);
    writer_->add(database_, *words_, article);
  });
}

tl::expected<void, IndexingError> IndexWriter::end_source(Outcome outcome) {
  OpenSource open = *std::exchange(open_, std::nullopt);
  return guarded(directory_, [&] {
    const bool is_partial = outcome == Outcome::partial;
    for (const auto& [id, content_hash] : open.left_over) {
      is_partial ? open.articles.add({id, content_hash}) : drop_article(id);
    }
    open.articles.finish();
    if (open.articles.size() == 0) return;
    if (is_partial) {
      open.source.content_hash.insert(0, kPartial);
      open.source.stamp = {};
    }
    schema::write_source(database_, open.source);
    sources_.emplace(open.source.path, open.source);
  });
}

tl::expected<void, IndexingError> IndexWriter::put(const std::string& path,
                                                   const std::string& content_hash,
                                                   std::vector<PreparedArticle> articles) {
  auto done = begin_source({.path = path, .content_hash = content_hash, .stamp = {}});
  for (PreparedArticle& article : articles) {
    if (done) done = put(std::move(article), 0);
  }
  return done ? end_source(Outcome::complete) : done;
}

tl::expected<void, IndexingError> IndexWriter::put_vocabulary(
    const StoredSource& source, const schema::Vocabulary& vocabulary) {
  auto written = guarded(directory_, [&] {
    schema::write_vocabulary(database_, vocabulary);
    schema::write_source(database_, source);
  });
  if (written) sources_.insert_or_assign(source.path, source);
  return written;
}

tl::expected<void, IndexingError> IndexWriter::restamp(const std::string& path,
                                                       const FileStamp& stamp) {
  StoredSource& source = sources_.at(path);
  if (source.stamp == stamp) return {};
  source.stamp = stamp;
  has_new_stamps_ = true;
  return guarded(directory_, [&] { schema::write_source(database_, source); });
}

tl::expected<void, IndexingError> IndexWriter::remove(const std::string& path) {
  if (!sources_.contains(path)) return {};
  auto removed = guarded(directory_, [&] {
    const auto articles = schema::read_source_articles(database_, path);
    for (const SourceArticle& article : articles) drop_article(article.id);
    // Only a vocabulary is a source without articles.
    if (articles.empty()) schema::write_vocabulary(database_, {});
    schema::remove_source(database_, path);
  });
  if (removed) sources_.erase(path);
  return removed;
}

tl::expected<void, IndexingError> IndexWriter::remove_article(const std::string& id) {
  if (!std::exchange(knows_owners_, true)) learn_owners();
  const auto owner = owners_.find(id);
  if (!owner || !sources_.contains(source_paths_[*owner])) return {};
  StoredSource& source = sources_.at(source_paths_[*owner]);
  return guarded(directory_, [&] {
    auto articles = schema::read_source_articles(database_, source.path);
    if (std::erase_if(articles, [&](const auto& article) { return article.id == id; }) == 0) return;
    drop_article(id);
    schema::remove_source(database_, source.path);
    schema::SourceArticleList list(database_, source.path);
    for (SourceArticle& article : articles) list.add(std::move(article));
    list.finish();
    // No file has this hash, and it still tells one remainder from another: revisions need that.
    source.content_hash = schema::content_hash(source.content_hash + " without " + id);
    source.stamp = {};
    schema::write_source(database_, source);
  });
}

void IndexWriter::drop_article(const std::string& id) {
  if (const auto article = schema::read_article(database_, id)) {
    abbreviations_.remove(article->abbreviations);
  }
  database_.delete_document(schema::term(schema::Field::article, id));
  schema::remove_article(database_, id);
  schema::remove_headings(database_, id);
}

std::string IndexWriter::revision() const {
  std::string content = std::to_string(schema::kSchemaVersion) + ' ' +
                        std::to_string(schema::kAnalyzerVersion) + '\n';
  for (const auto& [path, source] : sources_) content += path + '\0' + source.content_hash + '\n';
  return schema::content_hash(content);
}

void IndexWriter::write_stamp() {
  abbreviations_.write(database_);
  if (words_) schema::write_word_list(database_, *words_);
  schema::write_stamp(database_, {.schema_version = schema::kSchemaVersion,
                                  .analyzer_version = schema::kAnalyzerVersion,
                                  .revision = revision(),
                                  .built_at = utc_now()});
}

tl::expected<void, IndexingError> IndexWriter::commit_stamps() {
  if (!has_new_stamps_) return {};
  return guarded(directory_, [this] {
    database_.commit_transaction();
    database_.close();
  });
}

tl::expected<void, IndexingError> IndexWriter::commit(const Check& check) {
  return is_new() ? commit_next(check) : commit_live(check);
}

tl::expected<void, IndexingError> IndexWriter::commit_next(const Check& check) {
  auto done = guarded(directory_, [this] {
    write_stamp();
    database_.commit();
    database_.close();
  });
  if (done) done = builder_->finish();
  if (!done) return done;
  if (check) {
    auto passed = tl::expected<void, IndexingError>{};
    done = guarded(directory_, [&] { passed = check(Xapian::Database(generation_.string())); });
    if (!done || !passed) {
      discard_generation(generation_);
      return done ? passed : done;
    }
  }
  return publish_generation(directory_, generation_);
}

tl::expected<void, IndexingError> IndexWriter::commit_live(const Check& check) {
  auto passed = tl::expected<void, IndexingError>{};
  const auto done = guarded(directory_, [&] {
    write_stamp();
    if (check) passed = check(database_);
    if (!passed) return;
    database_.commit_transaction();
    database_.close();
  });
  return done ? passed : done;
}

}  // namespace article_search
