#pragma once

#include <string>
#include <string_view>

namespace article_search {

/// The character that `entity` stands for, as UTF-8: "&amp;", "&#946;", "&#x3b2;" with ampersand
/// and semicolon. Names are HTML 4's; an unknown one is returned as it is. A number that is no
/// character gives U+FFFD.
std::string decode_entity(std::string_view entity);

}  // namespace article_search
