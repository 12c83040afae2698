#include "indexer/readers/html_signposts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace article_search {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

// Letters of other scripts, and not signs such as arrows.
bool is_foreign(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 && byte != 0xE2;
}

// What is on signs, without marks and spaces: "<< previous" and "<-".
bool is_on_signpost(std::string_view text) {
  constexpr std::array<std::string_view, 16> kWords = {
      "",     "back",     "backtotop",    "contents",    "home", "index", "next",  "nextpage",
      "prev", "previous", "previouspage", "returntotop", "toc",  "top",   "totop", "up"};
  std::string word;
  for (const char c : text) {
    if (is_foreign(c)) return false;
    if (is_letter_or_digit(c)) word += lower(c);
  }
  return std::ranges::find(kWords, word) != kWords.end();
}

// "§", as behind entries of a list of changes: a link whose address says all.
bool is_mark_of_link(std::string_view text) {
  constexpr std::array<std::string_view, 5> kMarks = {"§", "¶", "↩", "↑", "🔗"};
  return std::ranges::find(kMarks, text) != kMarks.end();
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

bool is_heading_mark(const HtmlTree& tree, std::size_t at) {
  constexpr std::size_t kLongestMark = 8;
  if (at == 0 || !is_text(tree[at]) || tree[at - 1].name != "a") return false;
  const bool is_local = attribute_of(tree[at - 1], "href").starts_with('#');
  const std::string& text = tree[at].text;
  return is_local && text.size() <= kLongestMark && std::ranges::none_of(text, is_letter_or_digit);
}

bool is_signpost(const HtmlTree& tree, std::size_t at, bool is_in_link) {
  constexpr std::size_t kMostNodes = 4;
  constexpr std::size_t kShortest = 2;
  const HtmlNode& node = tree[at];
  if (node.name == "img") {
    const std::string_view text = attribute_of(node, "alt");
    return is_in_link && !text.empty() && is_on_signpost(text);
  }
  const bool is_link = node.name == "a" && has_attribute(node, "href");
  if ((!is_link && node.name != "label") || node.end - at > kMostNodes) return false;
  const std::string text = text_below(tree, at);
  if (node.name == "label") return is_number(text);
  if (is_mark_of_link(text)) return true;
  if (!attribute_of(node, "href").starts_with('#')) return false;
  // A sign alone may be the mark of a note.
  return text.size() >= kShortest && std::ranges::any_of(text, is_letter_or_digit) &&
         is_on_signpost(text);
}

}  // namespace article_search
