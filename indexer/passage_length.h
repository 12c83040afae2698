#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace article_search {

/// A text above this many words is split; see split_long_text().
inline constexpr int kLongestPassage = 260;

/// The words of `text`, near enough for measuring: runs between spaces, two characters of scripts
/// without spaces (Chinese, Japanese) for one, and one more for every 24 characters without a
/// space.
int count_words(std::string_view text);

/// `text` in pieces of about 200 words and none above kLongestPassage, cut between sentences, and
/// only within a sentence that is too long itself between words. Text that is short enough is one
/// piece. The pieces are all of the text, but for white space where it was cut.
std::vector<std::string> split_long_text(std::string_view text);

/// Whether `text` has a sentence in it: an end of one, not just words.
bool has_sentence(std::string_view text);

/// The first eight words, followed by " …" if there are more; at most 120 bytes of words. Of "term:
/// definition" the term, unless it has digits, as dates have.
std::string opening_words(std::string_view text);

}  // namespace article_search
