#include "indexer/schema/code_points.h"

#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace article_search::schema {

// ICU's macros narrow to bytes without saying so.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

// NOLINTNEXTLINE(readability-function-size): it counts the blocks inside ICU's macro
std::int32_t read_code_point(std::string_view text, std::size_t& offset) {
  UChar32 code_point = 0;
  U8_NEXT(text.data(), offset, text.size(), code_point);
  return code_point;
}

#pragma GCC diagnostic pop

void append_code_point(std::string& text, std::int32_t code_point) {
  icu::UnicodeString(code_point).toUTF8String(text);
}

std::string_view prefix_within(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && U8_IS_TRAIL(text[size])) --size;
  return text.substr(0, size);
}

}  // namespace article_search::schema
