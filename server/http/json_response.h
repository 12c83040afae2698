#pragma once

#include <string>

#include "server/http/problem.h"
#include "server/search/searcher.h"

namespace article_search {

// The API's answers as JSON text. Names are lower_snake; ranges count UTF-16 code units. Text that
// is not valid UTF-8 comes out with U+FFFD in its place.

std::string to_json(const SearchResults& results);
std::string to_json(const ArticleList& list, const PageRequest& page);
std::string to_json(const ArticleView& article);
std::string to_json(const PassageView& passage);
std::string to_json(const SimilarPassages& similar);
std::string to_json(const Suggestions& answer);
std::string to_json(const Problem& problem);

}  // namespace article_search
