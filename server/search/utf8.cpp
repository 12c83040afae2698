#include "server/search/utf8.h"

#include <cstdint>

#include <unicode/ustring.h>

namespace article_search {

bool is_valid_utf8(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<std::int32_t>(text.size()), &status);
  // With no room for a result ICU only checks and counts.
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR;
}

std::size_t utf16_length(std::string_view text) {
  // Every character's first byte counts one unit; those of four bytes need a surrogate pair.
  constexpr unsigned kContinuationMask = 0xC0;
  constexpr unsigned kContinuation = 0x80;
  constexpr unsigned kFourByteLead = 0xF0;
  std::size_t units = 0;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    units += (byte & kContinuationMask) == kContinuation ? 0U : 1U;
    units += byte >= kFourByteLead ? 1U : 0U;
  }
  return units;
}

}  // namespace article_search
