#include "server/search/searcher_pool.h"

#include <utility>

#include "server/search/shared_parts.h"

namespace article_search {

SearcherPool::SearcherPool(std::filesystem::path index_directory)
    : index_directory_(std::move(index_directory)), shared_(std::make_shared<SharedParts>()) {}

tl::expected<Searcher, SearchError> SearcherPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Searcher searcher = std::move(idle_.back());
      idle_.pop_back();
      return searcher;
    }
  }
  return Searcher::open(index_directory_, shared_);
}

void SearcherPool::give_back(Searcher searcher) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(searcher));
}

}  // namespace article_search
