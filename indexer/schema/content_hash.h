#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace article_search::schema {

/// XXH3's 64 bits: for telling whether something is the same, not for security.
std::uint64_t hash64(std::string_view bytes);

/// hash64() as 16 hexadecimal digits.
std::string content_hash(std::string_view bytes);

}  // namespace article_search::schema
