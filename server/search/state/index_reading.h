#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/schema/stored_article.h"
#include "indexer/schema/stored_passage.h"

namespace article_search {

/// A state of the index that this program cannot make sense of: an exception, because it ends any
/// work on the index, wherever that is; Searcher makes a SearchError of it.
struct DamagedIndex {
  std::string message;
};

// All functions throw DamagedIndex, and Xapian::Error when the index cannot be read.

schema::StoredPassage read_passage(const Xapian::Document& document);
/// `document` must be one of `index`.
schema::StoredPassage read_passage(const Xapian::Database& index, Xapian::docid document);

/// The document of the passage with `id`; 0 when there is none.
Xapian::docid find_passage(const Xapian::Database& index, std::string_view id);

/// The article that `passage` is from.
schema::StoredArticle article_of(const Xapian::Database& index,
                                 const schema::StoredPassage& passage);

/// In reading order.
std::vector<schema::StoredPassage> passages_of(const Xapian::Database& index,
                                               std::string_view article_id);

/// `passage` between those before and after it in its article, without reading the others.
std::vector<schema::StoredPassage> passages_around(const Xapian::Database& index,
                                                   const schema::StoredPassage& passage);

}  // namespace article_search
