#pragma once

#include <vector>

#include "indexer/article.h"
#include "indexer/passage.h"

namespace article_search {

/// An article as it goes into the index.
struct PreparedArticle {
  Article article;
  std::vector<Passage> passages;
};

}  // namespace article_search
