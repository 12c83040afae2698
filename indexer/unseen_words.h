#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/corpus_sync.h"
#include "indexer/indexing_error.h"

namespace article_search {

/// A word of the files that no passage of the index has, in the form that is compared: its case
/// folded.
struct UnseenWord {
  std::string word;
  /// How often the files say it.
  std::size_t count = 0;
  /// The id of the passage that says it first.
  std::string first_passage;
};

struct UnseenWords {
  /// The most frequent first, equal ones by their letters.
  std::vector<UnseenWord> words;
  /// How many more there are.
  std::size_t left_out = 0;
};

/// Finds the words of articles that an index has never seen: new terms, and often misspellings or
/// letters that a scan misread. Numbers are not looked at. Reads the state that was live when it
/// was opened; serves one thread.
class UnseenWordFinder {
 public:
  static tl::expected<UnseenWordFinder, IndexingError> open(const std::filesystem::path& directory);

  ~UnseenWordFinder();
  UnseenWordFinder(UnseenWordFinder&&) noexcept;
  UnseenWordFinder& operator=(UnseenWordFinder&&) noexcept;
  UnseenWordFinder(const UnseenWordFinder&) = delete;
  UnseenWordFinder& operator=(const UnseenWordFinder&) = delete;

  /// Looks at the passages of an article.
  tl::expected<void, IndexingError> add(const ArticlePreview& preview);

  /// What was found, at most `limit` words of it.
  UnseenWords found(std::size_t limit) const;

 private:
  class Search;

  explicit UnseenWordFinder(std::unique_ptr<Search> search);

  std::unique_ptr<Search> search_;
};

/// For the terminal: a line a word, with what was left out.
std::string unseen_words_text(const UnseenWords& unseen);

}  // namespace article_search
