#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace article_search::schema {

/// The byte offsets at which sentences of `text` begin, in order, by the Unicode Standard (Annex
/// 29); white space after a sentence belongs to it. The first is 0; empty text has none. Any bytes
/// are accepted. Linear in the length of `text`.
std::vector<std::size_t> sentence_starts(std::string_view text);

}  // namespace article_search::schema
