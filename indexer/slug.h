#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace article_search {

/// At most this many bytes in an article's id: file systems, addresses and Xapian's terms of 245
/// bytes have room for it.
inline constexpr std::size_t kLongestArticleId = 80;

/// A name for addresses made from any text: lower-case ASCII letters and digits in words joined by
/// single hyphens, none at the ends. Accents and compatibility forms fold (Unicode NFKD). Text with
/// letters that have no ASCII form gets a hash of the whole of it as its last word, so that
/// different titles in Greek or Chinese stay apart. Cut between words where that is possible.
/// Empty only if `text` has neither letters nor digits. `longest` is at least 12.
std::string slug(std::string_view text, std::size_t longest = kLongestArticleId);

/// Whether slug() leaves something of `text` out for want of room.
bool is_cut_in_slug(std::string_view text, std::size_t longest = kLongestArticleId);

/// Whether `text` is what slug() could have made.
bool is_slug(std::string_view text, std::size_t longest = kLongestArticleId);

/// The first `digits` digits (at most 13) of `value` in Crockford's base 32, lower case: no i, l, o
/// or u, so that they read well aloud.
std::string to_base32(std::uint64_t value, std::size_t digits);

}  // namespace article_search
