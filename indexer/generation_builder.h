#pragma once

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <tl/expected.hpp>
#include <xapian.h>

#include "indexer/indexing_error.h"
#include "indexer/prepared_article.h"

namespace article_search {

/// How a generation is built; the defaults are what was measured to suit.
struct BuildShape {
  /// How many threads write, at least 1.
  unsigned threads = 1;
  /// A part has so much text, or little more than an article; the first ones have less, so that all
  /// threads soon have work. Parts are in memory once for each thread and twice more; smaller ones
  /// leave more and shorter lists of postings, which joining keeps apart: four parts of a quarter
  /// of the size add 2 % to an index.
  std::size_t part_bytes = std::size_t{1} << 22U;
  /// So many databases are joined to one at a time. An open one takes five file descriptors, and
  /// most systems let a process have 1,024.
  std::size_t run_length = 64;

  /// As many threads as this machine has use for.
  static BuildShape suitable();
};

/// Writes a generation that nobody reads yet, on all processors. Articles are cut into parts, each
/// so much that it stays in memory; threads write each part to a small database of its own, and
/// these are joined in the order of the articles: the outcome does not depend on the threads.
///
/// Memory does not grow with the corpus. All public functions are for one thread; destroying the
/// builder without finish() removes what it wrote.
class GenerationBuilder {
 public:
  /// Begins to write to `generation`, a path where nothing is.
  GenerationBuilder(std::filesystem::path generation, const BuildShape& shape);
  ~GenerationBuilder();
  GenerationBuilder(const GenerationBuilder&) = delete;
  GenerationBuilder& operator=(const GenerationBuilder&) = delete;

  /// Takes an article whose id no earlier one has; waits while enough others are being written. An
  /// error is about the index and may be that of any earlier article; nothing helps then.
  tl::expected<void, IndexingError> add(PreparedArticle article);

  /// A database for the generation's metadata, to be committed and closed before finish(). Throws
  /// Xapian::Error.
  Xapian::WritableDatabase open_metadata() const;

  /// Writes what is left and joins all of it to the generation. The builder is done after it.
  tl::expected<void, IndexingError> finish();

 private:
  struct Part {
    std::size_t number = 0;
    std::size_t text_bytes = 0;
    std::vector<PreparedArticle> articles;
  };

  std::filesystem::path part_path(std::size_t level, std::size_t number) const;
  void hand_over();
  void write_parts();
  std::optional<Part> next_part();
  void write(const Part& part, class ArticleWriter& writer) const;
  void complete(std::size_t level, std::size_t number);
  bool completes_run(std::size_t level, std::size_t number);
  void join_run(std::size_t level, std::size_t run) const;
  void end_threads();
  std::vector<std::filesystem::path> unjoined_parts() const;
  void join_all();
  void note_failure(std::string message);
  tl::expected<void, IndexingError> state() const;

  // Constant after construction.
  const std::filesystem::path generation_;
  const std::filesystem::path parts_;
  const BuildShape shape_;

  // Of the thread that adds.
  Part filling_;
  std::vector<std::thread> threads_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_.
  std::optional<Part> waiting_;
  bool is_ending_ = false;
  std::optional<IndexingError> failure_;
  /// How many parts of a run are complete, by level and the run's number.
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> complete_;
};

}  // namespace article_search
