#include "indexer/readers/html_bold_headings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/html_boilerplate.h"
#include "indexer/readers/html_table.h"

namespace article_search {

namespace {

constexpr std::size_t kLongestHeading = 100;
// Of running text; what is shorter may be a second line of the same heading, or a name.
constexpr std::ptrdiff_t kFewestWords = 8;
constexpr int kLowestLevel = 6;

bool is_one_of(std::string_view name, const auto& names) {
  return std::ranges::find(names, name) != names.end();
}

bool is_bold(const HtmlNode& node) { return node.name == "b" || node.name == "strong"; }

bool is_list(const HtmlNode& node) {
  constexpr std::array<std::string_view, 5> kLists = {"dir", "dl", "menu", "ol", "ul"};
  return is_one_of(node.name, kLists);
}

// In these, a bold line tells of the part that it stands in, or of nothing: all there is bold.
bool is_apart(const HtmlNode& node) {
  constexpr std::array<std::string_view, 10> kApart = {
      "address", "aside", "blockquote", "dd", "details", "dt", "figure", "head", "header", "li"};
  return is_one_of(node.name, kApart) || is_bold(node) || is_note_box(node);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\u00A0") == std::string_view::npos;
}

std::ptrdiff_t words_in(std::string_view collapsed) {
  return collapsed.empty() ? 0 : std::ranges::count(collapsed, ' ') + 1;
}

bool is_letter_or_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Whether the bytes of a character from this one on are those of a letter, near enough: U+00C0 to
// U+1FFF, and from U+3000 on what is no sign of private use, emoji or variation.
bool begins_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_letter_or_digit(c) || (byte >= 0xC3 && byte <= 0xE1) || (byte >= 0xE3 && byte <= 0xED);
}

char last_lead_byte(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return text[at];
}

// Sentences, captions, labels and the first words of what follows are bold too: "Figure 1",
// "Status: draft", "Note:".
bool reads_as_heading(std::string_view text) {
  constexpr std::array<std::string_view, 4> kCaptions = {"Fig", "Figure", "Photo", "Table"};
  const char last = last_lead_byte(text);
  const bool has_good_ends = begins_letter(text.front()) &&
                             !(text.front() >= 'a' && text.front() <= 'z') &&
                             (begins_letter(last) || last == '?' || last == ')');
  const std::string_view first_word = text.substr(0, text.find_first_of(" .:"));
  const bool is_label = text.substr(first_word.size()).starts_with(": ");
  const bool has_letters =
      std::ranges::any_of(text, [](char c) { return begins_letter(c) && (c < '0' || c > '9'); });
  return text.size() <= kLongestHeading && has_good_ends && has_letters && !is_label &&
         !is_one_of(first_word, kCaptions);
}

// Goes through the tree once, keeping the bold line that waits for what follows it.
class BoldHeadingFinder {
 public:
  explicit BoldHeadingFinder(const HtmlTree& tree) : tree_(tree) {}

  std::vector<BoldHeading> find() {
    for (std::size_t i = 0; i < tree_.size();) i = look_at(i);
    const auto is_before_text = [](const Line& line) { return line.follower == Follower::text; };
    std::erase_if(lines_, [this](const Line& line) {
      return line.follower == Follower::other || times_[line.text] > 1;
    });
    std::vector<BoldHeading> headings;
    if (std::ranges::count_if(lines_, is_before_text) < 2) return headings;
    for (const Line& line : lines_) headings.push_back(line.heading);
    return headings;
  }

 private:
  // part: what alone would not show that the line is a heading.
  enum class Follower { other, text, part };

  struct Line {
    BoldHeading heading;
    std::string text;
    Follower follower = Follower::other;
  };

  // Returns where to go on.
  std::size_t look_at(std::size_t at) {
    const HtmlNode& node = tree_[at];
    if (is_text(node)) {
      if (!is_blank(node.text)) settle(Follower::other);
      return at + 1;
    }
    if (const int level = heading_level(node); level > 0) {
      settle(Follower::other);
      level_ = std::min(level + 1, kLowestLevel);
    } else if (is_list(node) || (node.name == "table" && is_data_table(tree_, at))) {
      settle(Follower::part);
    } else if (is_apart(node)) {
      settle(Follower::other);
    } else if (node.name == "p") {
      look_at_paragraph(at);
    } else {
      return at + 1;
    }
    return node.end;
  }

  void look_at_paragraph(std::size_t at) {
    std::string text = text_below(tree_, at);
    if (text.empty()) return;
    if (!is_bold_throughout(at)) {
      return settle(words_in(text) < kFewestWords ? Follower::part : Follower::text);
    }
    settle(Follower::other);
    if (!reads_as_heading(text)) return;
    ++times_[text];
    is_waiting_ = true;
    lines_.push_back({.heading = {.node = at, .level = level_}, .text = std::move(text)});
  }

  // What follows the line that waits, if one does.
  void settle(Follower follower) {
    if (std::exchange(is_waiting_, false)) lines_.back().follower = follower;
  }

  bool is_bold_throughout(std::size_t at) const {
    std::size_t bold_end = at;
    for (std::size_t i = at + 1; i < tree_[at].end; ++i) {
      const HtmlNode& node = tree_[i];
      const bool is_more = node.name == "br" || node.name == "img" || is_block(node) ||
                           (node.name == "a" && has_attribute(node, "href"));
      if (is_more || (is_text(node) && i >= bold_end && !is_blank(node.text))) return false;
      if (is_bold(node)) bold_end = std::max(bold_end, node.end);
    }
    return bold_end > at;
  }

  const HtmlTree& tree_;
  std::vector<Line> lines_;
  std::map<std::string, int> times_;
  bool is_waiting_ = false;
  int level_ = kLowestLevel;
};

}  // namespace

std::vector<BoldHeading> find_bold_headings(const HtmlTree& tree) {
  return BoldHeadingFinder(tree).find();
}

}  // namespace article_search
