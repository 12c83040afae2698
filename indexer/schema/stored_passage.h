#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace article_search::schema {

/// What a passage is to a reader. The names are part of the API.
enum class PassageKind { section, milestone, project };

std::string_view to_string(PassageKind kind);

/// What part a passage plays in its article, as its headings say. The names are part of the API.
enum class PassageRole { none, background, methods, results, outlook, funding, references };

/// Empty for `none`.
std::string_view to_string(PassageRole role);

/// A passage as the index stores it, in ValueSlot::stored_passage of its Xapian document. Document
/// data would be packed by Xapian's zlib, which takes three times as long as Zstandard and twice as
/// long to unpack.
struct StoredPassage {
  /// Stable: article id, section and a content hash, joined by dots. At most 200 bytes.
  std::string id;
  std::string article_id;
  PassageKind kind = PassageKind::section;
  /// 1-based place in the article, in reading order.
  int position = 0;
  /// Headings above the passage, outermost first, without the article's title.
  std::vector<std::string> section;
  /// How many of `section` are headings of the source. The rest (at most one) are the first words
  /// of the list item that the passage stands under.
  int heading_count = 0;
  /// Nesting depth in a list, 0 for a paragraph.
  int list_level = 0;
  /// ISO 8601, as precise as the text says ("2017", "2017-04", "2007-01-16"); empty when undated.
  std::string date;
  PassageRole role = PassageRole::none;
  /// What stands behind '#' in a link to the passage in its source ("page=3", "methods"); empty
  /// when unknown.
  std::string source_anchor;
  /// What the text names, in its order, each once, in the spelling to display.
  std::vector<std::string> institutions;
  std::vector<std::string> places;
  std::vector<std::string> people;
  std::vector<std::string> topics;
  /// The author's own text, UTF-8, one line.
  std::string text;

  bool operator==(const StoredPassage&) const = default;
};

/// `passage` packed, with a checksum: Xapian keeps none, and of 1,000 single flipped bits 117
/// silently changed an answer.
std::string encode(const StoredPassage& passage);

/// The inverse of encode(); the error says what is wrong with `data`.
tl::expected<StoredPassage, std::string> decode_passage(std::string_view data);

/// The part of a passage's id after its article's id: its name within the article's page.
std::string_view anchor(const StoredPassage& passage);

}  // namespace article_search::schema
