#pragma once

#include <string_view>

namespace article_search {

/// Whether `word` is a common given name, which tells people from companies. The list of some 400
/// is our own, of names that are frequent in several parts of the world.
bool is_given_name(std::string_view word);

}  // namespace article_search
