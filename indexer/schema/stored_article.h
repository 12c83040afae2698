#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace article_search::schema {

/// What a source says of an article beside what it has members for, as name and value.
struct MetadataEntry {
  std::string name;
  std::string value;

  bool operator==(const MetadataEntry&) const = default;
};

/// A short form that an article defines, both as the article spells them: "HSCT", "hematopoietic
/// stem cell transplantation".
struct Abbreviation {
  std::string short_form;
  std::string long_form;

  bool operator==(const Abbreviation&) const = default;
};

/// What the index keeps of an article besides its passages, in the index's metadata.
struct StoredArticle {
  std::string id;
  std::string title;
  /// Address of the original, empty when unknown.
  std::string url;
  std::string publisher;
  /// BCP 47 tag, as declared or detected.
  std::string language;
  /// ISO 8601 date of publication, as precise as known; empty when unknown.
  std::string date;
  /// As the source names them, in its order.
  std::vector<std::string> authors;
  /// In the order of the source; a name may come more than once.
  std::vector<MetadataEntry> metadata;
  /// In the order of the text; no two with one short form.
  std::vector<Abbreviation> abbreviations;
  std::uint32_t passage_count = 0;
  /// The sum of hash64() of its passages as they are stored: what `verify` holds the index against.
  std::uint64_t checksum = 0;

  bool operator==(const StoredArticle&) const = default;
};

/// Metadata value for `article`. Never fails.
std::string encode(const StoredArticle& article);

/// The inverse of encode(); the error says what is wrong with `data`.
tl::expected<StoredArticle, std::string> decode_article(std::string_view data);

}  // namespace article_search::schema
