#include "indexer/readers/plain_text_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/plain_text_lines.h"
#include "indexer/readers/text_encoding.h"

namespace article_search {

namespace {

// Text wrapped by hand or by mail programs stays between these widths.
constexpr int kNarrowestWrap = 40;
constexpr int kWidestWrap = 160;
constexpr int kPlainHeadingLevel = 2;
constexpr int kDeepestHeading = 6;

// What told that a line is a heading: only its place, or a sign of the author's.
enum class HeadingSign { none, place, number, mark };

struct Draft {
  Block block;
  HeadingSign sign = HeadingSign::none;
};

struct OpenItem {
  int indent = 0;
  int ordinal = 0;
};

bool has_hash_marks(std::string_view line) {
  if (line.find_first_not_of("# ") == std::string_view::npos) return false;
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  return hashes > 0 && hashes <= kDeepestHeading && line.substr(hashes, 1) == " ";
}

std::string without_hash_marks(std::string_view line) {
  line.remove_prefix(line.find_first_not_of("# "));
  const std::size_t last = line.find_last_not_of("# ");
  return collapse_spaces(line.substr(0, last + 1));
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

bool ends_a_clause(std::string_view text) {
  return std::string_view(".?!:;").find(text.back()) != std::string_view::npos;
}

// Goes through the lines once and lays out the drafts of the blocks.
class LayoutReader {
 public:
  LayoutReader(const std::vector<TextLine>& lines, Article& article)
      : lines_(lines), article_(article) {}

  std::vector<Draft> read() {
    for (at_ = 0; at_ < lines_.size(); ++at_) read_line();
    close();
    return std::move(drafts_);
  }

 private:
  void read_line() {
    switch (line().look) {
      case LineLook::blank:
        return close();
      case LineLook::furniture:
        close();
        return skip("part of the web page, not of the article");
      case LineLook::drawn:
        return read_drawn_line();
      case LineLook::text:
        break;
    }
    if (has_hash_marks(line().whole)) return add_marked_heading();
    if (is_numbered_heading()) return add_heading(HeadingSign::number);
    if (begins_item()) return begin_item();
    if (is_plain_heading()) return add_plain_heading();
    read_text();
  }

  const TextLine& line() const { return lines_[at_]; }
  const TextLine* next() const { return at_ + 1 < lines_.size() ? &lines_[at_ + 1] : nullptr; }
  bool is_followed_by(LineLook look) const { return next() != nullptr && next()->look == look; }
  bool ends_group() const { return next() == nullptr || next()->look != LineLook::text; }
  bool is_open() const { return open_lines_ > 0; }
  bool has_open_item() const {
    return is_open() && drafts_.back().block.kind == BlockKind::list_item;
  }

  void skip(std::string reason) {
    article_.skipped.push_back({line().number, collapse_spaces(line().whole), std::move(reason)});
  }

  void close() {
    // A bullet with nothing after it.
    if (is_open() && drafts_.back().block.text.empty()) drafts_.pop_back();
    open_lines_ = 0;
  }

  void open(BlockKind kind, int level, std::string_view text) {
    close();
    drafts_.push_back({{kind, level, collapse_spaces(text), line().number}});
    open_lines_ = 1;
    first_indent_ = line().indent;
    next_indent_.reset();
  }

  void continue_block() {
    std::string& text = drafts_.back().block.text;
    if (!text.empty()) text += ' ';
    text += collapse_spaces(line().whole);
    ++open_lines_;
    if (!next_indent_) next_indent_ = line().indent;
  }

  // Whether the line goes on where the one before, of the same block, had no more room.
  bool flows() const {
    const TextLine& before = lines_[at_ - 1];
    const int needed =
        before.indent + columns_of(before.whole) + 1 + columns_of(first_word(line().whole));
    return line().width >= kNarrowestWrap && !is_unwrapped() && needed > line().width &&
           !ends_a_clause(before.whole);
  }

  bool is_unwrapped() const {
    return columns_of(line().whole) > kWidestWrap ||
           columns_of(lines_[at_ - 1].whole) > kWidestWrap;
  }

  // Headings.

  // One number alone may be part of the heading's words: "10 facts about MS".
  void add_plain_heading() {
    const bool is_numbered = heading_numbers(line().whole) > 1;
    add_heading(is_numbered ? HeadingSign::number : HeadingSign::place);
  }

  void add_heading(HeadingSign sign) {
    const int numbers = heading_numbers(line().whole);
    const int level = numbers > 1 ? std::min(1 + numbers, kDeepestHeading) : kPlainHeadingLevel;
    begin_heading(level, collapse_spaces(line().whole), sign);
  }

  void add_marked_heading() {
    std::string text = without_hash_marks(line().whole);
    const auto hashes = static_cast<int>(line().whole.find_first_not_of('#'));
    begin_heading(hashes, std::move(text), HeadingSign::mark);
  }

  void begin_heading(int level, std::string text, HeadingSign sign) {
    close();
    items_.clear();
    drafts_.push_back({{BlockKind::heading, level, std::move(text), line().number}, sign});
  }

  // A line of = or - makes the line right above it a heading, else it only divides.
  void read_drawn_line() {
    const char stroke = line().whole.front();
    const bool is_below_line = at_ > 0 && lines_[at_ - 1].look == LineLook::text;
    const bool can_underline = (stroke == '=' || stroke == '-') && is_below_line &&
                               !drafts_.empty() && drafts_.back().block.line == line().number - 1 &&
                               drafts_.back().block.kind != BlockKind::list_item;
    close();
    items_.clear();
    if (!can_underline) return skip("drawn line");
    drafts_.back() = {{BlockKind::heading, stroke == '=' ? 1 : kPlainHeadingLevel,
                       std::move(drafts_.back().block.text), line().number - 1},
                      HeadingSign::mark};
  }

  // "1. Introduction" alone, and neither the item before nor after it is of a list.
  bool is_numbered_heading() const {
    if (line().mark != ItemMark::number || heading_numbers(line().whole) == 0) return false;
    const bool is_alone = !is_open() && is_followed_by(LineLook::blank) && at_ + 2 < lines_.size();
    const auto is_numbered = [](const OpenItem& item) { return item.ordinal > 0; };
    const bool is_in_list = std::ranges::any_of(items_, is_numbered);
    if (!is_alone || is_in_list || !looks_like_heading(line().text)) return false;
    const TextLine& following = lines_[at_ + 2];
    return following.look == LineLook::text && following.mark == ItemMark::none;
  }

  bool is_plain_heading() const {
    if (line().mark != ItemMark::none || line().indent > 0) return false;
    if (!looks_like_heading(line().whole)) return false;
    const bool is_left_of_list = has_open_item() && items_.front().indent > 0;
    if (is_open()) return is_left_of_list && ends_group() && !flows();
    return ends_group() || is_followed_by_list() || is_broken_on_purpose();
  }

  bool is_followed_by_list() const {
    const bool is_first = next()->ordinal == 1;
    return next()->mark == ItemMark::bullet || (next()->mark == ItemMark::number && is_first);
  }

  // Whether the first word of the next line would have fitted on this one.
  bool is_broken_on_purpose() const {
    const int needed = columns_of(line().whole) + 1 + columns_of(first_word(next()->whole));
    return !begins_in_lower_case(next()->whole) &&
           (line().width < kNarrowestWrap || needed <= line().width);
  }

  // Lists.

  bool begins_item() const {
    switch (line().mark) {
      case ItemMark::none:
        return false;
      case ItemMark::bullet:
        return true;
      case ItemMark::en_dash:
        return !is_open() || !flows() || !begins_in_lower_case(line().text) ||
               (next() != nullptr && next()->mark == ItemMark::en_dash);
      case ItemMark::number:
        break;
    }
    const auto is_later = [this](const OpenItem& item) {
      return item.ordinal > 0 && item.ordinal < line().ordinal;
    };
    return !is_open() || line().ordinal == 1 || (std::ranges::any_of(items_, is_later) && !flows());
  }

  // A column more or less is no other depth: " 9." stands above "10.".
  void begin_item() {
    const int indent = line().indent;
    while (!items_.empty() && items_.back().indent > indent + 1) items_.pop_back();
    if (!items_.empty() && items_.back().indent + 1 >= indent) items_.pop_back();
    items_.push_back({indent, line().ordinal});
    open(BlockKind::list_item, static_cast<int>(items_.size()), line().text);
  }

  // Text that is neither heading nor the beginning of an item.

  void read_text() {
    if (continues()) return continue_block();
    while (!items_.empty() && items_.back().indent >= line().indent) items_.pop_back();
    open(BlockKind::paragraph, static_cast<int>(items_.size()), line().whole);
  }

  bool continues() const {
    if (!is_open()) return false;
    const bool is_item = has_open_item();
    if (is_item && drafts_.back().block.text.empty()) return true;
    if (is_item && line().indent > items_.back().indent) return true;
    if (is_item) return begins_in_lower_case(line().whole) || flows();
    const bool begins_as_the_first =
        next_indent_ && first_indent_ > *next_indent_ && line().indent >= first_indent_;
    const bool leaves_item =
        drafts_.back().block.level > 0 && !items_.empty() && line().indent <= items_.back().indent;
    return !is_unwrapped() && !begins_as_the_first && !leaves_item;
  }

  const std::vector<TextLine>& lines_;
  Article& article_;
  std::size_t at_ = 0;
  std::vector<Draft> drafts_;
  // The items that a line can still belong to, outermost first.
  std::vector<OpenItem> items_;
  // Lines so far of the last draft; 0 when nothing can continue it.
  int open_lines_ = 0;
  int first_indent_ = 0;
  std::optional<int> next_indent_;
};

bool is_heading(const Draft& draft) { return draft.block.kind == BlockKind::heading; }

void make_paragraph(Draft& draft) {
  draft.block.kind = BlockKind::paragraph;
  draft.block.level = 0;
}

std::vector<Draft>::iterator find_title(std::vector<Draft>& drafts) {
  const bool begins_with_one =
      is_heading(drafts.front()) && drafts.front().sign != HeadingSign::number;
  if (begins_with_one) return drafts.begin();
  return std::ranges::find_if(
      drafts, [](const Draft& draft) { return is_heading(draft) && draft.block.level == 1; });
}

void take_title(std::vector<Draft>& drafts, Article& article) {
  const auto title = find_title(drafts);
  if (title == drafts.end() || drafts.size() == 1) return;
  article.title = std::move(title->block.text);
  drafts.erase(title);
}

// Lines standing alone one after the other are no headings of each other.
void settle_runs(std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
    const bool is_in_run = drafts[i].sign == HeadingSign::place && is_heading(drafts[i + 1]) &&
                           drafts[i + 1].sign == HeadingSign::place;
    if (is_in_run) make_paragraph(drafts[i]);
  }
}

void drop_last_headings(std::vector<Draft>& drafts, Article& article) {
  const auto last_text = std::find_if_not(drafts.rbegin(), drafts.rend(), is_heading);
  for (auto heading = last_text.base(); heading != drafts.end(); ++heading) {
    article.skipped.push_back(
        {heading->block.line, std::move(heading->block.text), "heading with nothing below it"});
  }
  drafts.erase(last_text.base(), drafts.end());
}

void settle_headings(std::vector<Draft>& drafts, Article& article) {
  if (drafts.empty()) return;
  take_title(drafts, article);
  // A file of short lines only is content nevertheless.
  if (std::ranges::all_of(drafts, is_heading)) {
    std::ranges::for_each(drafts, make_paragraph);
  } else {
    drop_last_headings(drafts, article);
    settle_runs(drafts);
  }
}

}  // namespace

tl::expected<Article, IndexingError> read_plain_text(const SourceFile& file) {
  auto source = decode_text(file);
  if (!source) return tl::make_unexpected(source.error());
  Article article;
  article.id = article_id_of(file.path);
  article.title = stem_of(file.path);
  article.warnings = std::move(source->warnings);
  const std::vector<TextLine> lines = split_into_lines(source->text);
  std::vector<Draft> drafts = LayoutReader(lines, article).read();
  settle_headings(drafts, article);
  for (Draft& draft : drafts) article.blocks.push_back(std::move(draft.block));
  return article;
}

}  // namespace article_search
