#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/schema/analyzer.h"
#include "server/search/match/matches.h"
#include "server/search/query/query_parser.h"
#include "server/search/search_request.h"
#include "server/search/state/index_view.h"

namespace article_search {

/// A passage's telling words as a query: the words of its text that Xapian's expand set holds most
/// typical of it beside the whole index, without stop words and words that no other passage has.
/// The most telling comes first. No terms when there are none such. Throws Xapian::Error when the
/// index cannot be read.
ParsedQuery telling_words(const Xapian::Database& index,
                          Xapian::docid document,
                          const std::vector<schema::Token>& tokens);

/// The passages that have most of `words`, the words of `document`, best first; without `document`
/// itself and, when `request` says so, its article. Equal ones in the order of passage ids.
std::vector<RankedPassage> find_similar(const IndexView& view,
                                        const ParsedQuery& words,
                                        Xapian::docid document,
                                        const SimilarRequest& request);

}  // namespace article_search
