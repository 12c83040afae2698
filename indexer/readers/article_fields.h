#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace article_search {

/// What an article's fields may hold, whatever the format that they come from.

/// An address with http:// or https:// and without spaces.
bool is_web_address(std::string_view value);

/// A tag that is formed as BCP 47 says: "en", "pt-BR".
bool is_language_tag(std::string_view value);

/// An ISO 8601 date as precise as known: "2017", "2017-04", "2017-04-30".
bool is_partial_date(std::string_view value);

/// The names in a line of them: parted by semicolons and "and", and by commas where each part has a
/// given name and a surname ("Ann Lee, Bo Li" are two, "Lee, Ann" is one). Empty ones are left out.
std::vector<std::string> split_names(std::string_view line);

}  // namespace article_search
