#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace article_search::schema {

/// Byte range of a word in a text.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The words of `run`, in order and without gaps, in a script that puts no spaces between them
/// (Chinese, Japanese, Thai, Lao, Khmer, Burmese), by ICU's dictionaries. Safe on any thread.
std::vector<WordRange> dictionary_words(std::string_view run);

}  // namespace article_search::schema
