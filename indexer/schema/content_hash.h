#pragma once

#include <string>
#include <string_view>

namespace article_search::schema {

/// 16 hexadecimal digits of XXH3's 64 bits: for telling whether something changed, not for security.
std::string content_hash(std::string_view bytes);

}  // namespace article_search::schema
