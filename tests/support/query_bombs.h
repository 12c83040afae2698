#pragma once

#include <random>
#include <string>
#include <vector>

namespace article_search::testing {

/// A query made to be expensive where `words`, of two letters at least, are common: as long as a
/// request may be, of one kind of expensive part again and again (wildcards, long phrases, NEAR,
/// ranges, brackets), with others strewn in.
std::string draw_query_bomb(std::mt19937& random, const std::vector<std::string>& words);

}  // namespace article_search::testing
