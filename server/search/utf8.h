#pragma once

#include <cstddef>
#include <string_view>

namespace article_search {

bool is_valid_utf8(std::string_view text);

/// How many UTF-16 code units valid UTF-8 `text` takes, as JavaScript, Java and C# count.
std::size_t utf16_length(std::string_view text);

}  // namespace article_search
