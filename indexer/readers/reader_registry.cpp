#include "indexer/readers/reader_registry.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/readers/content_format.h"
#include "indexer/readers/docx_reader.h"
#include "indexer/readers/epub_reader.h"
#include "indexer/readers/gzip.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/jats_reader.h"
#include "indexer/readers/json_lines.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/markdown_reader.h"
#include "indexer/readers/pdf_reader.h"
#include "indexer/readers/plain_text_reader.h"

namespace article_search {

namespace {

using Reader = tl::expected<Article, IndexingError> (*)(const SourceFile& file);

// For formats whose files hold one article each.
template <Reader read>
Articles read_one(const SourceFile& file) {
  return read(file).map([](Article article) { return std::vector<Article>{std::move(article)}; });
}

constexpr std::array<std::string_view, 3> kHtmlExtensions = {".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 2> kMarkdownExtensions = {".md", ".markdown"};
constexpr std::array<std::string_view, 2> kPlainTextExtensions = {".txt", ".text"};
constexpr std::array<std::string_view, 1> kJsonExtensions = {".json"};
constexpr std::array<std::string_view, 2> kJsonLinesExtensions = {".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 2> kJatsExtensions = {".xml", ".nxml"};

constexpr std::array<std::string_view, 1> kPdfExtensions = {".pdf"};
constexpr std::array<std::string_view, 2> kDocxExtensions = {".docx", ".docm"};
constexpr std::array<std::string_view, 1> kEpubExtensions = {".epub"};

constexpr std::array<Format, 9> kFormats = {{
    {"Markdown", "markdown", kMarkdownExtensions, read_one<read_markdown>},
    {"HTML", "html", kHtmlExtensions, read_one<read_html>},
    {"plain text", "text", kPlainTextExtensions, read_one<read_plain_text>},
    {"JSON", "json", kJsonExtensions, read_json},
    {"JSON Lines", "jsonl", kJsonLinesExtensions, read_json_lines, stream_json_lines},
    {"JATS XML", "jats", kJatsExtensions, read_jats},
    {"PDF", "pdf", kPdfExtensions, read_one<read_pdf>},
    {"Word", "docx", kDocxExtensions, read_one<read_docx>},
    {"EPUB", "epub", kEpubExtensions, read_one<read_epub>},
}};

std::string lower_extension(std::string_view path) {
  path = without_gzip_suffix(path);
  const std::size_t dot = path.find_last_of("./");
  if (dot == std::string_view::npos || path[dot] == '/') return {};
  std::string extension(path.substr(dot));
  std::ranges::transform(extension, extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return extension;
}

bool has_text(const Article& article) {
  return std::ranges::any_of(article.blocks,
                             [](const Block& block) { return block.kind != BlockKind::heading; });
}

// Of files that hold lists, whose articles have other ids, their readers tell.
void warn_of_long_name(const SourceFile& file, std::vector<Article>& articles) {
  Article& article = articles.front();
  if (article.id != article_id_of(file.path)) return;
  auto warning = long_name_warning(file.path, article.id);
  if (!warning) return;
  const bool is_told = std::ranges::find(article.warnings, warning->message,
                                         &IndexingError::message) != article.warnings.end();
  if (!is_told) article.warnings.push_back(*std::move(warning));
}

Articles read_as(const SourceFile& file, const Format& format) {
  Articles articles = format.read(file);
  if (articles) warn_of_long_name(file, *articles);
  if (articles && !std::ranges::all_of(*articles, has_text)) {
    return tl::make_unexpected(
        IndexingError{file.path, 0, "has no text beside its headings; write some below them"});
  }
  return articles;
}

template <class Read>
Articles unpacked(const SourceFile& file, const Read& read) {
  if (!is_gzip_name(file.path) && !is_gzip_content(file.content)) return read(file);
  return unpack_gzip(file).and_then(read);
}

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* format_for(std::string_view path) {
  const std::string extension = lower_extension(path);
  const auto* found = std::ranges::find_if(kFormats, [&](const Format& format) {
    return std::ranges::find(format.extensions, extension) != format.extensions.end();
  });
  return found == kFormats.end() ? nullptr : found;
}

const Format* format_named(std::string_view option_name) {
  const auto* found = std::ranges::find(kFormats, option_name, &Format::option_name);
  return found == kFormats.end() ? nullptr : found;
}

Articles read_articles(const SourceFile& file) {
  return unpacked(file, [](const SourceFile& source) -> Articles {
    const Format* format = format_for(source.path);
    if (format == nullptr) format = format_named(format_name_of_content(source.content));
    if (format == nullptr) {
      return tl::make_unexpected(
          IndexingError{source.path, 0,
                        "is of no format that can be read, by its name or its content; "
                        "--help lists the formats"});
    }
    return read_as(source, *format);
  });
}

Articles read_articles(const SourceFile& file, const Format& format) {
  return unpacked(file, [&format](const SourceFile& source) { return read_as(source, format); });
}

}  // namespace article_search
