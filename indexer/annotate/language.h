#pragma once

#include <string>
#include <string_view>

namespace article_search {

/// What a text that says too little is taken to be in.
inline constexpr std::string_view kDefaultLanguage = "en";

/// The language of `text` as an ISO 639-1 code, or empty if it cannot be told. Scripts that one
/// language is known by decide (kana, Hangul, Thai, Greek, Tamil …); among languages that share the
/// Latin, Cyrillic or Devanagari script their function words do, of a list of our own for each
/// language that Xapian 1.4 stems, and some of their neighbours, so that those are not taken for
/// them. A text needs at least 12 words, a tenth of them function words of one language, at least
/// four and three different ones, and a fifth more than of any other. The first 8,000 bytes are
/// looked at. Any thread.
std::string detect_language(std::string_view text);

/// Whether `text` is mostly in other letters than those of `language`, a BCP 47 tag: Russian that
/// is declared to be "en-US". False for languages that detect_language() does not know. Any thread.
bool is_in_other_script(std::string_view text, std::string_view language);

}  // namespace article_search
