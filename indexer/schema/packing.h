#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace article_search::schema {

/// More than any passage takes: no source is larger.
inline constexpr std::size_t kMostPacked = std::size_t{64} * 1024 * 1024;

/// `bytes`, at most kMostPacked, in less room where that can be, with a checksum: a frame of
/// Zstandard, then its hash64() with the low byte first. Equal bytes become equal packs.
/// Thread-safe.
std::string pack(std::string_view bytes);

/// What `packed` was made of by pack(); nothing if it was not, or is damaged. Takes no more memory
/// than kMostPacked, whatever the bytes are. Thread-safe.
std::optional<std::string> unpack(std::string_view packed);

}  // namespace article_search::schema
