#include "indexer/readers/html_blocks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/html_boilerplate.h"
#include "indexer/readers/html_bold_headings.h"
#include "indexer/readers/html_table.h"
#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

// Deeper lists are as good as this deep, and levels stay small numbers.
constexpr int kDeepestList = 100;

bool is_list(const HtmlNode& node) {
  constexpr std::array<std::string_view, 5> kLists = {"ul", "ol", "dl", "menu", "dir"};
  return std::ranges::find(kLists, node.name) != kLists.end();
}

std::string_view anchor_of(const HtmlNode& node) {
  const std::string_view id = attribute_of(node, "id");
  return id.empty() && node.name == "a" ? attribute_of(node, "name") : id;
}

// A mark of a footnote: "cells<sup><a href="#1">1</a></sup>" is not one word.
bool is_note_mark(const HtmlTree& tree, std::size_t at) {
  if (at + 1 >= tree[at].end) return false;
  const std::string_view outer = tree[at].name;
  const std::string_view inner = tree[at + 1].name;
  return (outer == "sup" && inner == "a") || (outer == "a" && inner == "sup");
}

// A formula's source stands beside it.
bool is_no_text(const HtmlNode& node) {
  return node.name == "head" || node.name == "annotation" || node.name == "annotation-xml";
}

// What has headings of its own, under which the text behind it does not stand.
bool is_aside(const HtmlNode& node) { return node.name == "blockquote" || is_note_box(node); }

// Collects text until an event ends the block that is open.
class BlockCollector {
 public:
  explicit BlockCollector(const HtmlTree& tree)
      : tree_(tree), bold_headings_(find_bold_headings(tree)) {}

  std::vector<Block> collect() {
    for (std::size_t i = 0; i < tree_.size();) {
      leave_before(i);
      const HtmlNode& node = tree_[i];
      if (is_no_text(node)) {
        i = node.end;
      } else if (node.name == "table" && is_data_table(tree_, i)) {
        add_table(i);
        i = node.end;
      } else {
        enter(i++);
      }
    }
    leave_before(tree_.size());
    finish();
    return std::move(blocks_);
  }

 private:
  void leave_before(std::size_t at) {
    for (; !open_.empty() && tree_[open_.back()].end <= at; open_.pop_back()) {
      leave(tree_[open_.back()]);
    }
  }

  void enter(std::size_t at) {
    const HtmlNode& node = tree_[at];
    if (is_text(node)) return add_text(node);
    if (is_block(node)) {
      finish();
      begin(node);
      begin_bold_heading(at);
      open_.push_back(at);
    } else if (node.name == "br" || is_note_mark(tree_, at)) {
      text_ += ' ';
    } else if (node.name == "img") {
      add_text({.name = {},
                .text = " " + std::string(attribute_of(node, "alt")) + " ",
                .attributes = {},
                .line = node.line});
    }
    if (const std::string_view anchor = anchor_of(node); !anchor.empty()) note_anchor(anchor);
  }

  void note_anchor(std::string_view anchor) {
    anchor_ = anchor;
    // Within a heading it is the heading's own, wherever it stands there.
    if (heading_level_ > 0 && !heading_has_anchor_) {
      block_anchor_ = anchor;
      heading_has_anchor_ = true;
    }
  }

  void begin(const HtmlNode& node) {
    if (is_list(node)) {
      finish_term();
      ++list_depth_;
    } else if (node.name == "li") {
      item_begins_ = true;
    } else if (node.name == "dt") {
      in_term_ = true;
    } else if (node.name == "dd") {
      in_term_ = false;
      if (!term_.empty()) item_begins_ = true;
    } else if (is_aside(node)) {
      ++aside_depth_;
    } else if (node.name == "figure") {
      ++figure_depth_;
    } else if (heading_level(node) > 0) {
      heading_level_ = heading_level(node);
      heading_has_anchor_ = false;
    }
  }

  void begin_bold_heading(std::size_t at) {
    if (next_bold_heading_ == bold_headings_.size()) return;
    const BoldHeading& heading = bold_headings_[next_bold_heading_];
    if (heading.node != at) return;
    ++next_bold_heading_;
    in_bold_heading_ = true;
    heading_level_ = heading.level;
    heading_has_anchor_ = false;
  }

  void leave(const HtmlNode& node) {
    finish();
    const bool ends_bold_heading = std::exchange(in_bold_heading_, false);
    if (is_list(node)) {
      finish_term();
      --list_depth_;
    } else if (node.name == "li" || node.name == "dd") {
      item_begins_ = false;
    } else if (node.name == "dt") {
      in_term_ = false;
    } else if (is_aside(node)) {
      --aside_depth_;
    } else if (node.name == "figure") {
      --figure_depth_;
    } else if (ends_bold_heading || heading_level(node) > 0) {
      heading_level_ = 0;
    }
  }

  void add_text(const HtmlNode& node) {
    if (line_ == 0) {
      const std::size_t black = node.text.find_first_not_of(" \t\r\n\f");
      if (black == std::string::npos) {
        text_ += ' ';
        return;
      }
      line_ = node.line +
              static_cast<int>(std::count(
                  node.text.begin(), node.text.begin() + static_cast<std::ptrdiff_t>(black), '\n'));
      if (!heading_has_anchor_ || heading_level_ == 0) block_anchor_ = anchor_;
    }
    text_ += node.text;
  }

  void finish() {
    std::string text = collapse_spaces(std::exchange(text_, {}));
    const int line = std::exchange(line_, 0);
    if (text.empty()) return;
    if (in_term_) {
      add_to_term(text, line);
    } else {
      add_block(std::move(text), line);
    }
  }

  void add_to_term(const std::string& text, int line) {
    if (term_.empty()) {
      term_line_ = line;
      term_anchor_ = block_anchor_;
    } else {
      term_ += ", ";
    }
    term_ += text;
  }

  // A term that no text defines: a list follows, or nothing.
  void finish_term() {
    if (term_.empty()) return;
    item_begins_ = true;
    add_block({}, term_line_);
  }

  void add_block(std::string text, int line) {
    Block block;
    block.text = std::move(text);
    block.line = line;
    block.anchor = block_anchor_;
    if (!term_.empty()) put_term_before(block);
    const int depth = std::min(list_depth_, kDeepestList);
    block.level = depth;
    if (std::exchange(item_begins_, false)) {
      block.kind = BlockKind::list_item;
      block.level = std::max(1, depth);
    } else if (heading_level_ > 0 && list_depth_ == 0 && aside_depth_ == 0) {
      block.kind = BlockKind::heading;
      block.level = heading_level_;
    }
    if (!repeats_caption(block)) blocks_.push_back(std::move(block));
  }

  // Some generators give an image the caption as its alternative text too.
  bool repeats_caption(const Block& block) const {
    return figure_depth_ > 0 && !blocks_.empty() && blocks_.back().text == block.text;
  }

  void put_term_before(Block& block) {
    std::string term = std::exchange(term_, {});
    if (!block.text.empty()) term += term.ends_with(':') ? " " : ": ";
    block.text = term + block.text;
    block.line = term_line_;
    block.anchor = std::exchange(term_anchor_, {});
  }

  void add_table(std::size_t at) {
    finish();
    finish_term();
    if (const std::string_view anchor = anchor_of(tree_[at]); !anchor.empty()) anchor_ = anchor;
    for (Block& row : read_table(tree_, at, std::min(list_depth_, kDeepestList))) {
      if (row.anchor.empty()) row.anchor = anchor_;
      if (std::exchange(item_begins_, false)) row.kind = BlockKind::list_item;
      row.level = row.kind == BlockKind::list_item ? std::max(1, row.level) : row.level;
      blocks_.push_back(std::move(row));
    }
  }

  const HtmlTree& tree_;
  const std::vector<BoldHeading> bold_headings_;
  std::size_t next_bold_heading_ = 0;
  bool in_bold_heading_ = false;
  std::vector<Block> blocks_;
  // The blocks' elements that are open.
  std::vector<std::size_t> open_;
  std::string text_;
  int line_ = 0;
  std::string anchor_;
  std::string block_anchor_;
  std::string term_;
  int term_line_ = 0;
  std::string term_anchor_;
  bool in_term_ = false;
  bool item_begins_ = false;
  int list_depth_ = 0;
  int aside_depth_ = 0;
  int figure_depth_ = 0;
  int heading_level_ = 0;
  bool heading_has_anchor_ = false;
};

}  // namespace

std::vector<Block> read_html_blocks(const HtmlTree& tree) { return BlockCollector(tree).collect(); }

}  // namespace article_search
