#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include <tl/expected.hpp>

#include "server/search/search_error.h"
#include "server/search/searcher.h"

namespace article_search {

/// Lends each thread a Searcher of its own. Thread-safe. Searchers are opened when they are needed
/// and kept, so there are as many as there were borrowers at one time. An index that is missing is
/// looked for again by each borrower.
class SearcherPool {
 public:
  explicit SearcherPool(std::filesystem::path index_directory);

  /// Does `work` with a searcher nobody else has: tl::expected<T, SearchError> from Searcher&.
  template <typename Work>
  auto with_searcher(const Work& work) -> decltype(work(std::declval<Searcher&>())) {
    tl::expected<Searcher, SearchError> searcher = take();
    if (!searcher) return tl::unexpected(searcher.error());
    auto result = work(*searcher);
    give_back(*std::move(searcher));
    return result;
  }

 private:
  tl::expected<Searcher, SearchError> take();
  void give_back(Searcher searcher);

  const std::filesystem::path index_directory_;
  /// Shared by all searchers, which outlive neither their borrowers nor this pool.
  const std::shared_ptr<SharedParts> shared_;

  std::mutex mutex_;
  /// Guarded by mutex_.
  std::vector<Searcher> idle_;
};

}  // namespace article_search
