#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "server/search/search_error.h"
#include "server/search/searcher.h"

namespace article_search {

/// Lends each thread a Searcher of its own. Thread-safe. Searchers are opened when they are needed
/// and kept, so there are as many as there were borrowers at one time. An index that is missing is
/// looked for again by each borrower; one that has gone missing is searched by those who have it
/// open, one after the other.
class SearcherPool {
 public:
  explicit SearcherPool(std::filesystem::path index_directory);

  /// Does `work` with a searcher nobody else has: tl::expected<T, SearchError> from Searcher&.
  template <typename Work>
  auto with_searcher(const Work& work) -> decltype(work(std::declval<Searcher&>())) {
    tl::expected<Loan, SearchError> loan = take();
    if (!loan) return tl::unexpected(loan.error());
    return work(loan->searcher());
  }

  /// Has everybody open the index anew, if it can be opened; else all stays as it is.
  tl::expected<void, SearchError> renew();

 private:
  /// A searcher that comes back by itself.
  class Loan {
   public:
    Loan(SearcherPool& pool, Searcher searcher, std::uint64_t age)
        : pool_(&pool), searcher_(std::move(searcher)), age_(age) {}
    ~Loan() {
      if (pool_ != nullptr) pool_->give_back(std::move(searcher_), age_);
    }
    Loan(Loan&& other) noexcept
        : pool_(std::exchange(other.pool_, nullptr)),
          searcher_(std::move(other.searcher_)),
          age_(other.age_) {}
    Loan(const Loan&) = delete;
    Loan& operator=(Loan&&) = delete;
    Loan& operator=(const Loan&) = delete;

    Searcher& searcher() { return searcher_; }

   private:
    SearcherPool* pool_;
    Searcher searcher_;
    std::uint64_t age_;
  };

  tl::expected<Loan, SearchError> take();
  std::optional<Loan> take_idle();
  tl::expected<Loan, SearchError> wait_for_another(const SearchError& error);
  void give_back(Searcher searcher, std::uint64_t age);

  const std::filesystem::path index_directory_;
  /// Shared by all searchers, which outlive neither their borrowers nor this pool.
  const std::shared_ptr<SharedParts> shared_;

  std::mutex mutex_;
  std::condition_variable came_back_;
  // Guarded by mutex_.
  std::vector<Searcher> idle_;
  std::size_t lent_ = 0;
  /// How often the pool was renewed; searchers from before are not taken back.
  std::uint64_t age_ = 0;
};

}  // namespace article_search
