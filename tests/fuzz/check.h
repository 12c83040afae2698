#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace article_search::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// Ends the program, as a fuzzer expects of a broken promise.
inline void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace article_search::fuzz
