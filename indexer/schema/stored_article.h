#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace article_search::schema {

/// What the index keeps of an article besides its passages, in the index's metadata.
struct StoredArticle {
  std::string id;
  std::string title;
  /// Address of the original, empty when unknown.
  std::string url;
  std::string publisher;
  /// BCP 47 tag.
  std::string language;
  /// ISO 8601 date of publication, as precise as known; empty when unknown.
  std::string date;
  std::uint32_t passage_count = 0;
  /// The sum of hash64() of its passages' document data: what `verify` holds the index against.
  std::uint64_t checksum = 0;

  bool operator==(const StoredArticle&) const = default;
};

/// Metadata value for `article`. Never fails.
std::string encode(const StoredArticle& article);

/// The inverse of encode(); the error says what is wrong with `data`.
tl::expected<StoredArticle, std::string> decode_article(std::string_view data);

}  // namespace article_search::schema
