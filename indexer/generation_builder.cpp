#include "indexer/generation_builder.h"

#include <algorithm>
#include <exception>
#include <string>
#include <system_error>

#include "indexer/article_writer.h"

namespace article_search {

namespace {

namespace fs = std::filesystem;

/// An article of a few words takes some 2 KiB until it is written.
constexpr std::size_t kBytesPerArticle = 512;

constexpr std::size_t kFirstPartBytes = std::size_t{1} << 20U;

constexpr std::string_view kMetadataPart = "metadata";

/// What is being built is of no use after a crash, so the disk is waited for only at the end.
constexpr int kPartFlags = Xapian::DB_CREATE | Xapian::DB_NO_SYNC;

std::size_t text_bytes(const PreparedArticle& prepared) {
  std::size_t bytes = kBytesPerArticle;
  for (const Passage& passage : prepared.passages) bytes += passage.text.size();
  return bytes;
}

void join(const std::vector<fs::path>& parts, const fs::path& whole) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  all.compact(whole.string());
}

void remove_all(const std::vector<fs::path>& paths) {
  std::error_code ignored;  // They lie in the directory of the parts, which goes as a whole.
  for (const fs::path& path : paths) fs::remove_all(path, ignored);
}

}  // namespace

BuildShape BuildShape::suitable() {
  // Reading and joining are done by one thread; more writers than this would wait for it.
  constexpr unsigned kMost = 8;
  BuildShape shape;
  shape.threads = std::clamp(std::thread::hardware_concurrency(), 1U, kMost);
  return shape;
}

GenerationBuilder::GenerationBuilder(fs::path generation, const BuildShape& shape)
    : generation_(std::move(generation)), parts_(generation_ / "parts"), shape_(shape) {
  std::error_code error;
  fs::create_directories(parts_, error);
  if (error) note_failure("cannot be created: " + error.message());
  for (unsigned i = 0; i < shape_.threads; ++i) threads_.emplace_back([this] { write_parts(); });
}

GenerationBuilder::~GenerationBuilder() {
  if (threads_.empty()) return;
  note_failure("was not finished");
  end_threads();
  std::error_code ignored;  // The next run removes what is left of this one.
  fs::remove_all(generation_, ignored);
}

tl::expected<void, IndexingError> GenerationBuilder::add(PreparedArticle article) {
  filling_.text_bytes += text_bytes(article);
  filling_.articles.push_back(std::move(article));
  const std::size_t wanted = std::min(shape_.part_bytes, (filling_.number + 1) * kFirstPartBytes);
  if (filling_.text_bytes >= wanted) hand_over();
  return state();
}

Xapian::WritableDatabase GenerationBuilder::open_metadata() const {
  return Xapian::WritableDatabase((parts_ / kMetadataPart).string(), kPartFlags);
}

tl::expected<void, IndexingError> GenerationBuilder::finish() {
  if (!filling_.articles.empty()) hand_over();
  end_threads();
  if (state()) join_all();
  std::error_code ignored;  // What cannot be removed now is removed with the generation.
  fs::remove_all(state() ? parts_ : generation_, ignored);
  return state();
}

void GenerationBuilder::join_all() try {
  join(unjoined_parts(), generation_);
} catch (const Xapian::Error& error) {
  note_failure(index_failure(error.get_description()));
}

void GenerationBuilder::hand_over() {
  const std::size_t next = filling_.number + 1;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !waiting_ || failure_; });
    if (!failure_) waiting_ = std::move(filling_);
  }
  changed_.notify_all();
  filling_ = Part{.number = next, .text_bytes = 0, .articles = {}};
}

void GenerationBuilder::end_threads() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void GenerationBuilder::write_parts() try {
  ArticleWriter writer(Flushing::by_commit);
  while (const auto part = next_part()) {
    write(*part, writer);
    complete(0, part->number);
  }
} catch (const Xapian::Error& error) {
  note_failure(index_failure(error.get_description()));
} catch (const std::exception& error) {
  note_failure(std::string("the index failed: ") + error.what());
}

std::optional<GenerationBuilder::Part> GenerationBuilder::next_part() {
  std::optional<Part> part;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_ || is_ending_ || failure_; });
    if (failure_) return std::nullopt;
    part = std::exchange(waiting_, std::nullopt);
  }
  changed_.notify_all();
  return part;
}

void GenerationBuilder::write(const Part& part, ArticleWriter& writer) const {
  Xapian::WritableDatabase database(part_path(0, part.number).string(), kPartFlags);
  schema::WordList words(static_cast<std::uint32_t>(part.number));
  for (const PreparedArticle& article : part.articles) writer.add(database, words, article);
  schema::write_word_list(database, words);
  database.commit();
  database.close();
}

fs::path GenerationBuilder::part_path(std::size_t level, std::size_t number) const {
  return parts_ / (std::to_string(level) + '-' + std::to_string(number));
}

void GenerationBuilder::complete(std::size_t level, std::size_t number) {
  // Whoever completes a run joins it, and may thereby complete a run of runs.
  for (; completes_run(level, number); ++level) {
    number /= shape_.run_length;
    join_run(level, number);
  }
}

bool GenerationBuilder::completes_run(std::size_t level, std::size_t number) {
  const std::lock_guard lock(mutex_);
  return ++complete_[{level, number / shape_.run_length}] == shape_.run_length;
}

void GenerationBuilder::join_run(std::size_t level, std::size_t run) const {
  std::vector<fs::path> parts;
  for (std::size_t i = 0; i < shape_.run_length; ++i) {
    parts.push_back(part_path(level, run * shape_.run_length + i));
  }
  join(parts, part_path(level + 1, run));
  remove_all(parts);
}

std::vector<fs::path> GenerationBuilder::unjoined_parts() const {
  std::vector<fs::path> parts = {parts_ / kMetadataPart};
  std::size_t count = filling_.number;
  for (std::size_t level = 0; count > 0; ++level, count /= shape_.run_length) {
    std::vector<fs::path> of_level;
    for (std::size_t i = count - count % shape_.run_length; i < count; ++i) {
      of_level.push_back(part_path(level, i));
    }
    // Those of a higher level are of earlier articles.
    parts.insert(parts.begin(), of_level.begin(), of_level.end());
  }
  return parts;
}

void GenerationBuilder::note_failure(std::string message) {
  {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = {.path = generation_.string(), .message = std::move(message)};
  }
  changed_.notify_all();
}

tl::expected<void, IndexingError> GenerationBuilder::state() const {
  const std::lock_guard lock(mutex_);
  if (failure_) return tl::unexpected(*failure_);
  return {};
}

}  // namespace article_search
