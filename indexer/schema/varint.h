#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace article_search::schema {

// Numbers as LEB128 varints: seven bits a byte, the low ones first, and in all but the last byte
// the highest bit set.

inline constexpr std::uint64_t kMoreFollows = 0x80;

inline std::size_t size_of_number(std::uint64_t number) {
  std::size_t size = 1;
  for (; number >= kMoreFollows; number /= kMoreFollows) ++size;
  return size;
}

/// Writes `number` at `at`, where there is room for it, and returns where the next goes.
inline char* write_number(char* at, std::uint64_t number) {
  for (; number >= kMoreFollows; number /= kMoreFollows) {
    *at++ = static_cast<char>(number % kMoreFollows + kMoreFollows);
  }
  *at++ = static_cast<char>(number);
  return at;
}

inline void append_number(std::string& bytes, std::uint64_t number) {
  for (; number >= kMoreFollows; number /= kMoreFollows) {
    bytes += static_cast<char>(number % kMoreFollows + kMoreFollows);
  }
  bytes += static_cast<char>(number);
}

/// Reads one number and moves `at` behind it; 0 past the end. Bytes beyond what a number needs are
/// ignored, so any bytes can be read.
inline std::uint32_t read_number(const char*& at, const char* end) {
  constexpr unsigned kBits = 7;
  constexpr std::uint32_t kPayload = kMoreFollows - 1;
  if (at == end) return 0;
  auto byte = static_cast<unsigned char>(*at++);
  std::uint32_t number = byte & kPayload;
  for (unsigned shift = kBits; byte >= kMoreFollows && at != end; shift += kBits) {
    byte = static_cast<unsigned char>(*at++);
    if (shift < 32) number |= (byte & kPayload) << shift;
  }
  return number;
}

}  // namespace article_search::schema
