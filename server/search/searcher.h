#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "server/search/search_error.h"
#include "server/search/search_request.h"
#include "server/search/search_results.h"

namespace Xapian {  // NOLINT(readability-identifier-naming): the library's own name
class Database;
}

namespace article_search {

struct SharedParts;

/// A list of articles, and how many articles and passages the index has in all.
struct ArticleList {
  std::vector<schema::StoredArticle> articles;
  std::size_t total = 0;
  std::size_t passages = 0;
  schema::IndexStamp index;
};

/// A passage with the article it is from.
struct PassageView {
  schema::StoredPassage passage;
  schema::StoredArticle article;
  schema::IndexStamp index;
};

/// Answers from one index. Each answer is of one committed state, the newest when it began. Owns a
/// Xapian database handle and analyzers, so it serves one thread at a time: SearcherPool lends
/// each thread its own.
class Searcher {
 public:
  /// Opens the index in `directory`, as article-indexer wrote it.
  static tl::expected<Searcher, SearchError> open(const std::filesystem::path& directory);

  /// The same as one of several: all searchers of one index are given one `shared`, which keeps
  /// once what they all derive from the index.
  static tl::expected<Searcher, SearchError> open(const std::filesystem::path& directory,
                                                  std::shared_ptr<SharedParts> shared);

  /// Answers from the state that `database` has now, committed or not, and from no other.
  static tl::expected<Searcher, SearchError> of_state(const Xapian::Database& database);

  ~Searcher();
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// The state that an answer would be of now.
  tl::expected<schema::IndexStamp, SearchError> stamp();

  /// The passages that match, sorted, filtered, counted and grouped as `request` asks.
  tl::expected<SearchResults, SearchError> search(const SearchRequest& request);

  /// The article whole, with what `request` looks for marked in it; its filters do not count.
  tl::expected<ArticleView, SearchError> article(std::string_view id, const SearchRequest& request);

  /// The same of the passage with `id` and its neighbours alone.
  tl::expected<ArticleView, SearchError> around(std::string_view id, const SearchRequest& request);

  /// All articles in the order of their ids, from `page.offset` on.
  tl::expected<ArticleList, SearchError> articles(const PageRequest& page);

  tl::expected<PassageView, SearchError> passage(std::string_view id);

  /// The passages that share most with the one with `id`.
  tl::expected<SimilarPassages, SearchError> similar(std::string_view id,
                                                     const SimilarRequest& request);

  /// What may be meant by a query that is being typed.
  tl::expected<Suggestions, SearchError> suggest(const SuggestRequest& request);

 private:
  class Session;

  explicit Searcher(std::unique_ptr<Session> session);

  std::unique_ptr<Session> session_;
};

}  // namespace article_search
