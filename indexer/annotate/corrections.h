#pragma once

#include <string>
#include <vector>

#include "indexer/article.h"
#include "indexer/passage.h"
#include "indexer/schema/facets.h"

namespace article_search {

/// What an editor says of the names and topics in an article.
struct Correction {
  /// institution, place, person or topic.
  schema::Facet facet = schema::Facet::topic;
  std::string value;
  /// remove: wherever it was found. add: to the passages whose text says it, in any case, or, if
  /// none does, to all passages of the article.
  enum class Change { add, remove } change = Change::add;
  /// Where the editor says so.
  int line = 0;
};

/// The corrections of one article, or of all articles in a file.
struct ArticleCorrections {
  /// Empty: of every article in the file.
  std::string article_id;
  std::vector<Correction> corrections;
};

/// Applies those of `corrections` that are about `article`, in their order. The result is the
/// corrections that take out what is not there, for a warning. Any thread.
std::vector<Correction> apply(const std::vector<ArticleCorrections>& corrections,
                              const Article& article,
                              std::vector<Passage>& passages);

}  // namespace article_search
