#include "indexer/readers/epub_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/epub_package.h"
#include "indexer/readers/html_blocks.h"
#include "indexer/readers/html_main_content.h"
#include "indexer/readers/html_signposts.h"
#include "indexer/readers/html_tree.h"
#include "indexer/readers/text_encoding.h"
#include "indexer/readers/zip_archive.h"

namespace article_search {

namespace {

bool is_no_text(const HtmlNode& node) {
  constexpr std::array<std::string_view, 5> kNames = {"nav", "noscript", "script", "style",
                                                      "template"};
  constexpr std::array<std::string_view, 3> kRoles = {"doc-backlink", "doc-pagebreak", "doc-toc"};
  return std::ranges::find(kNames, node.name) != kNames.end() || has_attribute(node, "hidden") ||
         std::ranges::find(kRoles, attribute_of(node, "role")) != kRoles.end();
}

HtmlTree text_of_chapter(const HtmlTree& chapter) {
  std::vector<HtmlDrop> drops;
  for (std::size_t i = 0; i < chapter.size();) {
    const bool is_dropped = is_no_text(chapter[i]) || is_signpost(chapter, i, false);
    if (is_dropped) drops.push_back({i, "no text"});
    i = is_dropped ? chapter[i].end : i + 1;
  }
  return without_parts(chapter, drops);
}

bool is_heading(const Block& block) { return block.kind == BlockKind::heading; }

tl::expected<std::vector<Block>, IndexingError> read_chapter(const EpubChapter& chapter,
                                                             std::string content,
                                                             const std::string& path) {
  const auto source = decode_markup({path, std::move(content)});
  if (!source) return tl::make_unexpected(source.error());
  const auto tree = parse_html(source->text, path);
  if (!tree) return tl::make_unexpected(tree.error());
  std::vector<Block> blocks = read_html_blocks(text_of_chapter(*tree));
  for (Block& block : blocks) {
    block.line = 0;
    block.anchor.clear();
  }
  const bool needs_heading = !chapter.label.empty() && std::ranges::none_of(blocks, is_heading);
  if (needs_heading && !blocks.empty()) {
    Block heading;
    heading.kind = BlockKind::heading;
    heading.level = 1;
    heading.text = chapter.label;
    blocks.insert(blocks.begin(), std::move(heading));
  }
  return blocks;
}

// A title page says again what the package has said.
bool repeats_metadata(const Article& article, const Block& block) {
  return block.text == article.title || block.text == article.date ||
         block.text == article.publisher ||
         std::ranges::find(article.authors, block.text) != article.authors.end();
}

void remove_title_page(Article& article) {
  const auto first = std::ranges::find_if_not(
      article.blocks, [&](const Block& block) { return repeats_metadata(article, block); });
  article.blocks.erase(article.blocks.begin(), first);
}

}  // namespace

tl::expected<Article, IndexingError> read_epub(const SourceFile& file) {
  auto archive = ZipArchive::open(file);
  if (!archive) return tl::make_unexpected(archive.error());
  auto package = read_epub_package(*archive, file.path);
  if (!package) return tl::make_unexpected(package.error());
  Article article = std::move(package->about);
  article.id = article_id_of(file.path);
  if (article.title.empty()) article.title = stem_of(file.path);
  std::size_t failures = 0;
  for (const EpubChapter& chapter : package->chapters) {
    auto blocks = archive->read(chapter.entry).and_then([&](std::string content) {
      return read_chapter(chapter, std::move(content), file.path);
    });
    if (!blocks) {
      article.warnings.push_back(
          {file.path, 0,
           "its chapter " + chapter.entry + " is left out: " + blocks.error().message});
      ++failures;
      continue;
    }
    article.blocks.insert(article.blocks.end(), blocks->begin(), blocks->end());
  }
  if (failures == package->chapters.size()) return tl::make_unexpected(article.warnings.back());
  remove_title_page(article);
  return article;
}

}  // namespace article_search
