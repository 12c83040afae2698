#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace article_search {

/// Ids for the articles of one file from the names that they have there: slugs of at most
/// kLongestArticleId bytes, in the order of `names`. Of names whose slugs are equal, the one that
/// is its own slug keeps it and all others get a hash of their name as its last word; so an id
/// depends on the set of names, not on their order. A name that comes again gets the same id, and
/// a name without letters or digits is all hash.
std::vector<std::string> article_ids(const std::vector<std::string_view>& names);

/// The id of an article from its name alone: its slug, or all hash without letters or digits.
std::string article_id_of_name(std::string_view name);

/// The slug with a hash of the name as its last word, for names whose slug is another's id.
std::string hashed_article_id(std::string_view name);

}  // namespace article_search
