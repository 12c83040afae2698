#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace article_search::schema {

/// The code point that begins at byte `offset`; `offset` moves behind it. Negative for bytes that
/// are not valid UTF-8. `offset` must be within `text`.
std::int32_t read_code_point(std::string_view text, std::size_t& offset);

/// Appends `code_point`, which must be a valid one, as UTF-8.
void append_code_point(std::string& text, std::int32_t code_point);

/// The longest prefix of `text` with at most `size` bytes that ends at a character boundary.
std::string_view prefix_within(std::string_view text, std::size_t size);

}  // namespace article_search::schema
