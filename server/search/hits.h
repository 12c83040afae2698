#pragma once

#include <vector>

#include <xapian.h>

#include "server/search/index_languages.h"
#include "server/search/query_parser.h"
#include "server/search/retrieval.h"
#include "server/search/search_results.h"
#include "server/search/snippet.h"

namespace article_search {

/// Makes hits of matches: reads the passage and finds where and why it matched. For one thread and
/// one query; what it is made of must outlive it. Throws DamagedIndex, and Xapian::Error when the
/// index cannot be read.
class HitMaker {
 public:
  HitMaker(const Xapian::Database& index,
           IndexLanguages& languages,
           const ParsedQuery& query,
           const SnippetShape& shape = {});

  Hit make(const RankedPassage& match) const;

 private:
  const Xapian::Database& index_;
  IndexLanguages& languages_;
  const ParsedQuery& query_;
  const SnippetShape shape_;
  /// Of each of the query's terms: one that few passages have says more of what an excerpt shows.
  std::vector<double> rarity_;
};

}  // namespace article_search
