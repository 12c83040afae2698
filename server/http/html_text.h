#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/search/search_results.h"

namespace article_search {

/// `text` as UTF-8 that may stand in an HTML page: every ill-formed sequence becomes U+FFFD as the
/// Unicode Standard recommends (section 3.9: one for each maximal subpart), and so does every
/// control character that HTML does not allow. Well-formed text comes back unchanged.
std::string printable_utf8(std::string_view text);

enum class Emphasis { none, marked };

/// A stretch of text that is shown in one way.
struct TextPiece {
  std::string text;
  Emphasis emphasis = Emphasis::none;

  bool operator==(const TextPiece&) const = default;
};

/// `text` cut at its highlights, each piece made printable. Concatenated, the pieces are the text.
/// Ranges that are empty, out of order or past the end are left out or clipped.
std::vector<TextPiece> marked_pieces(std::string_view text,
                                     const std::vector<TextRange>& highlights);

/// An ISO 8601 date in words, as precise as it is: "2017-04" is "April 2017". Anything else comes
/// back as it is.
std::string readable_date(std::string_view iso);

/// A number with commas between thousands: 12,345.
std::string grouped(std::uint64_t number);

/// `count` and the noun in the number that fits: "1 passage", "24 passages".
std::string counted(std::uint64_t count, std::string_view noun);

/// `parts` in order with `separator` between them.
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// A total for a heading: "24 passages", "No passages".
std::string passages_found(std::uint64_t count);

/// Where a hit stands in its article: "passage 14 of 26".
std::string place_words(const Hit& hit);

/// What a passage is, in a reader's word: "Milestone".
std::string_view kind_words(schema::PassageKind kind);

}  // namespace article_search
