#include "indexer/readers/markdown_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <md4c.h>

#include "indexer/readers/front_matter.h"
#include "indexer/readers/html_entities.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/markdown_notes.h"
#include "indexer/readers/markdown_table.h"
#include "indexer/readers/power_mark.h"
#include "indexer/readers/text_encoding.h"

namespace article_search {

namespace {

constexpr unsigned kDialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

// Maps pointers into a text to its lines.
class LineIndex {
 public:
  LineIndex(std::string_view text, int first_line) : text_(text), first_line_(first_line) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
      ends_.push_back(at);
    }
  }

  // 0 for pointers to elsewhere: md4c passes some constant texts of its own.
  int line_of(const char* place) const {
    if (std::less<>()(place, text_.data()) || !std::less<>()(place, text_.data() + text_.size())) {
      return 0;
    }
    const auto offset = static_cast<std::size_t>(place - text_.data());
    return first_line_ + static_cast<int>(std::ranges::lower_bound(ends_, offset) - ends_.begin());
  }

 private:
  std::string_view text_;
  int first_line_;
  std::vector<std::size_t> ends_;
};

constexpr std::string_view kContents = "table of contents";
// Fewer links may be of anything.
constexpr std::size_t kFewestEntries = 3;

// What stands before links in one paragraph.
bool is_contents_label(std::string_view text) {
  constexpr std::array<std::string_view, 5> kLabels = {
      "", "Contents", "Contents:", "Table of contents", "Table of Contents"};
  return std::ranges::find(kLabels, text) != kLabels.end();
}

// A longer one is a sentence with a colon in its next line.
constexpr std::size_t kLongestTerm = 100;

bool is_term(std::string_view text) {
  return !text.empty() && text.size() <= kLongestTerm && !text.ends_with('.');
}

bool begins_definition(std::string_view line) {
  return line.starts_with(": ") || line.starts_with(":\t");
}

// The value of `id` or `name` in a tag.
std::string anchor_in(std::string_view tag) {
  for (const std::string_view name : {" id=\"", " name=\""}) {
    const std::size_t at = tag.find(name);
    if (at == std::string_view::npos) continue;
    const std::string_view value = tag.substr(at + name.size());
    return std::string(value.substr(0, value.find('"')));
  }
  return {};
}

// "Methods {#methods}" is a heading with an id.
void take_heading_id(Block& heading) {
  const std::size_t at = heading.text.rfind(" {#");
  if (at == std::string::npos || !heading.text.ends_with('}')) return;
  const std::string_view attributes = std::string_view(heading.text).substr(at + 3);
  heading.anchor = attributes.substr(0, attributes.find_first_of(" }"));
  heading.text.resize(at);
}

// Collects md4c's events into blocks. A block is open from its first text to the next event that
// ends one, because in a tight list an item's text comes without a paragraph around it.
class BlockCollector {
 public:
  BlockCollector(LineIndex lines, Article& article) : lines_(std::move(lines)), article_(article) {}

  void enter(MD_BLOCKTYPE type, const void* detail) {
    if (type != MD_BLOCK_TD && type != MD_BLOCK_TH) finish();
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) ++list_depth_;
    if (type == MD_BLOCK_QUOTE) ++quote_depth_;
    if (type == MD_BLOCK_LI) item_begins_ = true;
    if (type == MD_BLOCK_H) {
      heading_level_ = static_cast<int>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
    }
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
      cells_.push_back(collapse_spaces(std::exchange(text_, {})));
      return;
    }
    if (type == MD_BLOCK_TR) text_ = table_.row_text(std::exchange(cells_, {}));
    if (type == MD_BLOCK_TABLE) text_ = table_.take_unused_names();
    if (type == MD_BLOCK_HTML) finish_html();
    finish();
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) --list_depth_;
    if (type == MD_BLOCK_QUOTE) --quote_depth_;
    if (type == MD_BLOCK_LI) item_begins_ = false;
    if (type == MD_BLOCK_H) heading_level_ = 0;
  }

  void add(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) return add_html(text);
    if (begins_note_definition(text)) finish();
    const bool may_define = type == MD_TEXT_NORMAL && begins_line_ && heading_level_ == 0;
    if (may_define && begins_definition(text) && begin_definition()) text.remove_prefix(1);
    begins_line_ = type == MD_TEXT_SOFTBR;
    if (type != MD_TEXT_SOFTBR && !is_local_link_) text_beside_links_ += text;
    if (std::exchange(is_raised_, false)) text_ += power_mark(text_, text);
    if (line_ == 0) line_ = lines_.line_of(text.data());
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        text_ += ' ';
        break;
      case MD_TEXT_ENTITY:
        text_ += decode_entity(text);
        break;
      default:
        text_ += text;
    }
  }

  void begin_html_block() { in_html_block_ = true; }

  void begin_link(std::string_view target) {
    is_local_link_ = target.starts_with('#');
    if (is_local_link_) ++local_link_count_;
  }
  void end_link() { is_local_link_ = false; }

  /// The blocks that are list items and links to places of the article, and nothing else.
  const std::vector<std::size_t>& local_links() const { return local_links_; }

 private:
  void add_html(std::string_view text) {
    if (html_line_ == 0) html_line_ = lines_.line_of(text.data());
    if (in_html_block_) {
      html_ += text;
    } else if (text.starts_with("<br") || text.starts_with("<BR")) {
      text_ += ' ';
    } else if (text == "<sup>") {
      is_raised_ = true;
    } else if (text.starts_with("<!--")) {
      html_ = text;
      finish_html();
    } else if (text.starts_with("<a ") && anchor_.empty()) {
      anchor_ = anchor_in(text);
    }
    if (!in_html_block_) html_line_ = 0;
  }

  // "Term" in a line and ": its definition" in the next, or in the next paragraph. False if there
  // is no term: then it is a text with a colon.
  bool begin_definition() {
    std::string term = collapse_spaces(text_);
    if (is_definition_ || (term.empty() && follows_definition_)) {
      finish();
      is_definition_ = true;
      is_further_definition_ = true;
      return true;
    }
    const bool follows_paragraph = !article_.blocks.empty() &&
                                   article_.blocks.back().kind == BlockKind::paragraph &&
                                   article_.blocks.back().level == list_depth_;
    if (term.empty() && follows_paragraph && is_term(article_.blocks.back().text)) {
      term = article_.blocks.back().text;
      line_ = article_.blocks.back().line;
      article_.blocks.pop_back();
    }
    if (!is_term(term)) return false;
    text_ = term + (term.ends_with(':') ? "" : ":");
    is_definition_ = true;
    return true;
  }

  void finish_html() {
    in_html_block_ = false;
    const std::string source = std::exchange(html_, {});
    std::string text = collapse_spaces(source);
    const int line = std::exchange(html_line_, 0);
    if (text.empty()) return;
    const bool is_comment = text.starts_with("<!--") && text.find("-->") + 3 >= text.size();
    if (!is_comment && add_html_piece(source, line)) return;
    article_.skipped.push_back({line, std::move(text), is_comment ? "HTML comment" : "HTML block"});
  }

  // Tables, figures, what a click opens. False if there is nothing of that kind.
  bool add_html_piece(const std::string& source, int line) {
    auto piece = read_html_piece(source, {});
    if (!piece) return false;
    const bool is_empty = piece->blocks.empty() && piece->skipped.empty();
    if (is_empty && source.starts_with("<a ")) anchor_ = anchor_in(source);
    for (Block& block : piece->blocks) {
      block.line += line - 1;
      if (block.kind != BlockKind::heading) block.level += list_depth_;
      article_.blocks.push_back(std::move(block));
    }
    for (SkippedLine& skipped : piece->skipped) {
      skipped.line += line - 1;
      article_.skipped.push_back(std::move(skipped));
    }
    return !is_empty;
  }

  void finish() {
    std::string text = collapse_spaces(std::exchange(text_, {}));
    const int line = std::exchange(line_, 0);
    const bool is_definition = std::exchange(is_definition_, false);
    const bool is_further = std::exchange(is_further_definition_, false);
    begins_line_ = true;
    const std::size_t links = std::exchange(local_link_count_, 0);
    const std::string beside = collapse_spaces(std::exchange(text_beside_links_, {}));
    if (text.empty()) return;
    if (links >= kFewestEntries && is_contents_label(beside)) {
      article_.skipped.push_back({line, std::move(text), std::string(kContents)});
      return;
    }
    Block block{BlockKind::paragraph, list_depth_, std::move(text), line};
    block.anchor = std::exchange(anchor_, {});
    follows_definition_ = is_definition;
    if (is_definition) {
      if (!is_further) block.kind = BlockKind::list_item;
      ++block.level;
    } else if (list_depth_ > 0 && std::exchange(item_begins_, false)) {
      block.kind = BlockKind::list_item;
      if (links > 0 && beside.empty()) local_links_.push_back(article_.blocks.size());
    } else if (heading_level_ > 0 && list_depth_ == 0 && quote_depth_ == 0) {
      block.kind = BlockKind::heading;
      block.level = heading_level_;
      take_heading_id(block);
    }
    article_.blocks.push_back(std::move(block));
  }

  LineIndex lines_;
  Article& article_;
  std::string text_;
  int line_ = 0;
  std::string html_;
  int html_line_ = 0;
  bool in_html_block_ = false;
  bool item_begins_ = false;
  int list_depth_ = 0;
  int quote_depth_ = 0;
  int heading_level_ = 0;
  std::vector<std::string> cells_;
  MarkdownTable table_;
  std::string anchor_;
  bool begins_line_ = true;
  bool is_definition_ = false;
  bool is_further_definition_ = false;
  bool follows_definition_ = false;
  bool is_raised_ = false;
  bool is_local_link_ = false;
  // Of the text at hand.
  std::size_t local_link_count_ = 0;
  std::string text_beside_links_;
  std::vector<std::size_t> local_links_;
};

// A list of links to the article's own places is its table of contents. `links` ascend.
void remove_contents(const std::vector<std::size_t>& links, Article& article) {
  std::vector<bool> goes(article.blocks.size());
  for (std::size_t begin = 0, end = 0; begin < links.size(); begin = end) {
    for (end = begin + 1; end < links.size() && links[end] == links[end - 1] + 1;) ++end;
    if (end - begin < kFewestEntries) continue;
    for (std::size_t i = begin; i < end; ++i) goes[links[i]] = true;
  }
  std::vector<Block> kept;
  for (std::size_t i = 0; i < goes.size(); ++i) {
    Block& block = article.blocks[i];
    if (!goes[i]) {
      kept.push_back(std::move(block));
    } else if (i > 0 && goes[i - 1]) {
      article.skipped.back().text += "; " + block.text;
    } else {
      article.skipped.push_back({block.line, std::move(block.text), std::string(kContents)});
    }
  }
  article.blocks = std::move(kept);
}

BlockCollector& collector_of(void* user) { return *static_cast<BlockCollector*>(user); }

// md4c is C: whatever is thrown must not pass through it, and only lack of memory can be.
MD_PARSER make_parser() {
  MD_PARSER parser{};
  parser.flags = kDialect;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) noexcept {
    collector_of(user).enter(type, detail);
    if (type == MD_BLOCK_HTML) collector_of(user).begin_html_block();
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* user) noexcept {
    collector_of(user).leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) noexcept {
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& target = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
      collector_of(user).begin_link({target.text, target.size});
    }
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* user) noexcept {
    if (type == MD_SPAN_A) collector_of(user).end_link();
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) noexcept {
    collector_of(user).add(type, {text, size});
    return 0;
  };
  return parser;
}

bool collect_blocks(std::string_view body, int first_line, Article& article) {
  const std::string marked = mark_note_definitions(body);
  BlockCollector collector(LineIndex(marked, first_line), article);
  const MD_PARSER parser = make_parser();
  if (md_parse(marked.data(), static_cast<MD_SIZE>(marked.size()), &parser, &collector) != 0) {
    return false;
  }
  remove_contents(collector.local_links(), article);
  article.blocks = place_notes(std::move(article.blocks));
  return true;
}

void settle_title(Article& article, std::string_view path) {
  const auto heading = std::ranges::find_if(article.blocks, [](const Block& block) {
    return block.kind == BlockKind::heading && block.level == 1;
  });
  const bool has_heading = heading != article.blocks.end();
  if (has_heading && (article.title.empty() || article.title == heading->text)) {
    article.title = heading->text;
    article.blocks.erase(heading);
  }
  if (article.title.empty()) article.title = stem_of(path);
}

}  // namespace

tl::expected<Article, IndexingError> read_markdown(const SourceFile& file) {
  auto source = decode_text(file);
  if (!source) return tl::make_unexpected(source.error());
  Article article;
  article.id = article_id_of(file.path);
  article.warnings = std::move(source->warnings);
  const std::string_view text = source->text;
  const auto begin = read_front_matter(text, file.path, article);
  if (!begin) return tl::make_unexpected(begin.error());
  const auto first_line = 1 + std::ranges::count(text.substr(0, *begin), '\n');
  if (!collect_blocks(text.substr(*begin), static_cast<int>(first_line), article)) {
    return tl::make_unexpected(IndexingError{file.path, 0, "is too large for the memory there is"});
  }
  settle_title(article, file.path);
  return article;
}

}  // namespace article_search
