#include "server/search/searcher_pool.h"

#include <chrono>

#include "server/search/shared_parts.h"

namespace article_search {

namespace {

/// For a searcher to come back when no more can be opened; much longer than any search takes.
constexpr std::chrono::seconds kPatience{10};

}  // namespace

SearcherPool::SearcherPool(std::filesystem::path index_directory)
    : index_directory_(std::move(index_directory)), shared_(std::make_shared<SharedParts>()) {}

tl::expected<SearcherPool::Loan, SearchError> SearcherPool::take() {
  std::uint64_t age = 0;
  {
    const std::lock_guard lock(mutex_);
    if (auto idle = take_idle()) return *std::move(idle);
    age = age_;
  }
  auto opened = Searcher::open(index_directory_, shared_);
  if (!opened) return wait_for_another(opened.error());
  const std::lock_guard lock(mutex_);
  ++lent_;
  return Loan(*this, *std::move(opened), age);
}

/// With mutex_ held.
std::optional<SearcherPool::Loan> SearcherPool::take_idle() {
  if (idle_.empty()) return std::nullopt;
  std::optional<Loan> loan(std::in_place, *this, std::move(idle_.back()), age_);
  idle_.pop_back();
  ++lent_;
  return loan;
}

tl::expected<SearcherPool::Loan, SearchError> SearcherPool::wait_for_another(
    const SearchError& error) {
  std::unique_lock lock(mutex_);
  came_back_.wait_for(lock, kPatience, [this] { return !idle_.empty() || lent_ == 0; });
  if (auto idle = take_idle()) return *std::move(idle);
  return tl::unexpected(error);
}

void SearcherPool::give_back(Searcher searcher, std::uint64_t age) {
  {
    const std::lock_guard lock(mutex_);
    --lent_;
    if (age == age_) idle_.push_back(std::move(searcher));
  }
  came_back_.notify_all();
}

tl::expected<void, SearchError> SearcherPool::renew() {
  auto opened = Searcher::open(index_directory_, shared_);
  if (!opened) return tl::unexpected(opened.error());
  std::vector<Searcher> old;
  const std::lock_guard lock(mutex_);
  old.swap(idle_);
  idle_.push_back(*std::move(opened));
  ++age_;
  return {};
}

}  // namespace article_search
