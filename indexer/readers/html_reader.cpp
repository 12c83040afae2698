#include "indexer/readers/html_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_main_content.h"
#include "indexer/readers/html_metadata.h"
#include "indexer/readers/html_tree.h"
#include "indexer/readers/text_encoding.h"
#include "indexer/schema/code_points.h"

namespace article_search {

namespace {

constexpr std::size_t kLongestSummary = 100;
constexpr std::size_t kMostTitleBytes = 500;

std::string summary_of(const std::string& text) {
  const std::string_view beginning = schema::prefix_within(text, kLongestSummary);
  return std::string(beginning) + (beginning.size() < text.size() ? " …" : "");
}

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_script(const HtmlNode& node) { return node.name == "script" || node.name == "style"; }

// Marks alone, as behind headings, are nothing to tell of.
bool has_letters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0xC3;
  });
}

// The entries of skipped parts: one a part, and one for all parts that say the same, as buttons.
class SkippedParts {
 public:
  void add(int line, std::string text, std::string_view reason) {
    const auto [known, is_new] = known_.try_emplace(text, Known{skipped_.size()});
    ++known->second.count;
    if (is_new) skipped_.push_back({line, std::move(text), std::string(reason)});
  }

  std::vector<SkippedLine> take() {
    for (const auto& [text, known] : known_) {
      if (known.count == 1) continue;
      skipped_[known.index].text += " (" + std::to_string(known.count) + " times)";
    }
    return std::move(skipped_);
  }

 private:
  struct Known {
    std::size_t index = 0;
    int count = 0;
  };

  std::vector<SkippedLine> skipped_;
  std::map<std::string, Known> known_;
};

std::vector<SkippedLine> summarize(const HtmlTree& page, const std::vector<HtmlDrop>& drops) {
  SkippedParts parts;
  for (const HtmlDrop& drop : drops) {
    const HtmlNode& node = page[drop.node];
    if (is_script(node)) {
      parts.add(node.line, "<" + node.name + ">", drop.reason);
    } else if (std::string text = text_below(page, drop.node); has_letters(text)) {
      parts.add(node.line, summary_of(text), drop.reason);
    }
  }
  return parts.take();
}

std::vector<std::string> top_headings(const HtmlTree& tree) {
  std::vector<std::string> headings;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (heading_level(tree[i]) != 1) continue;
    std::string text = text_below(tree, i);
    if (!text.empty() && text.size() <= kMostTitleBytes) headings.push_back(std::move(text));
  }
  return headings;
}

// "Last updated: 6 October 2021", in a line of its own.
bool tells_last_change(const Block& block) {
  constexpr std::size_t kLongest = 100;
  constexpr std::array<std::string_view, 8> kBeginnings = {
      "last changed", "last edited",    "last modified",      "last updated",
      "last update:", "page last edit", "page last modified", "page last updated"};
  if (block.kind != BlockKind::paragraph || block.text.size() > kLongest) return false;
  std::string_view text = block.text;
  for (const std::string_view start : {"This ", "page was ", "Page was "}) {
    if (text.starts_with(start)) text.remove_prefix(start.size());
  }
  return std::ranges::any_of(kBeginnings, [text](std::string_view beginning) {
    return std::ranges::equal(text.substr(0, beginning.size()), beginning, {}, to_lower);
  });
}

void remove_last_change(HtmlText& text) {
  for (const Block& block : text.blocks) {
    if (!tells_last_change(block)) continue;
    text.skipped.push_back({block.line, block.text, "when the page was changed"});
  }
  std::erase_if(text.blocks, tells_last_change);
}

// A heading of level 1, or the first of a page without one; and the first line, whatever it is.
void remove_title_heading(Article& article) {
  if (!article.blocks.empty() && article.blocks.front().kind == BlockKind::paragraph &&
      article.blocks.front().text == article.title) {
    article.blocks.erase(article.blocks.begin());
  }
  const auto is_title = [&article](const Block& block) {
    return block.kind == BlockKind::heading && block.text == article.title;
  };
  auto heading = std::ranges::find_if(article.blocks, [&is_title](const Block& block) {
    return is_title(block) && block.level == 1;
  });
  if (heading == article.blocks.end()) {
    heading = std::ranges::find(article.blocks, BlockKind::heading, &Block::kind);
    if (heading == article.blocks.end() || !is_title(*heading)) return;
  }
  article.blocks.erase(heading);
}

void apply(HtmlMetadata metadata, Article& article) {
  article.url = std::move(metadata.url);
  article.publisher = std::move(metadata.publisher);
  article.date = std::move(metadata.date);
  article.authors = std::move(metadata.authors);
  if (!metadata.language.empty()) article.language = std::move(metadata.language);
}

}  // namespace

tl::expected<HtmlText, IndexingError> read_html_piece(std::string_view source,
                                                      const std::string& path) {
  return parse_html(source, path).map([](const HtmlTree& tree) {
    const std::vector<HtmlDrop> drops = find_dropped_parts(tree);
    return HtmlText{read_html_blocks(without_parts(tree, drops)), summarize(tree, drops)};
  });
}

tl::expected<Article, IndexingError> read_html(const SourceFile& file) {
  auto source = decode_markup(file);
  if (!source) return tl::make_unexpected(source.error());
  const auto page = parse_html(source->text, file.path);
  if (!page) return tl::make_unexpected(page.error());
  const std::vector<HtmlDrop> drops = find_dropped_parts(*page);
  const HtmlTree content = without_parts(*page, drops);
  HtmlMetadata metadata = read_html_metadata(*page, content);
  Article article;
  article.id = article_id_of(file.path);
  article.title = choose_title(metadata, top_headings(content), top_headings(*page));
  if (article.title.empty()) article.title = stem_of(file.path);
  article.warnings = std::move(source->warnings);
  HtmlText text{read_html_blocks(content), summarize(*page, drops)};
  remove_last_change(text);
  article.blocks = std::move(text.blocks);
  article.skipped = std::move(text.skipped);
  apply(std::move(metadata), article);
  remove_title_heading(article);
  return article;
}

}  // namespace article_search
