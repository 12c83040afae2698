#include "indexer/schema/content_hash.h"

#include <xxhash.h>

namespace article_search::schema {

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string content_hash(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr unsigned kBitsOfDigit = 4;
  std::uint64_t hash = hash64(bytes);
  std::string text(sizeof hash * 2, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= kBitsOfDigit) {
    *digit = kDigits[hash % kDigits.size()];
  }
  return text;
}

}  // namespace article_search::schema
