#include "indexer/schema/content_hash.h"

#include <xxhash.h>

namespace article_search::schema {

namespace {

std::string hexadecimal(std::uint64_t hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr unsigned kBitsOfDigit = 4;
  std::string text(sizeof hash * 2, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= kBitsOfDigit) {
    *digit = kDigits[hash % kDigits.size()];
  }
  return text;
}

}  // namespace

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string content_hash(std::string_view bytes) { return hexadecimal(hash64(bytes)); }

struct ContentHasher::State {
  XXH3_state_t* hash = XXH3_createState();
};

ContentHasher::ContentHasher() : state_(std::make_unique<State>()) {
  XXH3_64bits_reset(state_->hash);
}

ContentHasher::~ContentHasher() { XXH3_freeState(state_->hash); }

void ContentHasher::add(std::string_view bytes) {
  XXH3_64bits_update(state_->hash, bytes.data(), bytes.size());
}

std::uint64_t ContentHasher::hash64() const { return XXH3_64bits_digest(state_->hash); }

std::string ContentHasher::content_hash() const { return hexadecimal(hash64()); }

}  // namespace article_search::schema
