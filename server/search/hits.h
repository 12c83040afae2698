#pragma once

#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "server/search/query_parser.h"
#include "server/search/retrieval.h"
#include "server/search/search_results.h"

namespace article_search {

/// Makes hits of matches: reads the passage and finds where and why it matched. For one thread and
/// one query; what it is made of must outlive it. Throws DamagedIndex, and Xapian::Error when the
/// index cannot be read.
class HitMaker {
 public:
  HitMaker(const Xapian::Database& index, schema::Analyzer& analyzer, const ParsedQuery& query)
      : index_(index), analyzer_(analyzer), query_(query) {}

  Hit make(const RankedPassage& match) const;

 private:
  const Xapian::Database& index_;
  schema::Analyzer& analyzer_;
  const ParsedQuery& query_;
};

}  // namespace article_search
