#include "indexer/preview_text.h"

#include <string_view>

namespace article_search {

namespace {

void append_passage(std::string& text, const Passage& passage) {
  text += "  " + std::to_string(passage.position) + ". [";
  text += to_string(passage.kind);
  if (!passage.date.empty()) text += ' ' + passage.date;
  text += "] " + passage.text + "\n     id: " + passage.id + '\n';
}

std::string heading_line(const Passage& passage) {
  std::string line;
  for (const std::string& heading : passage.section) {
    line += (line.empty() ? "" : " > ") + heading;
  }
  return line.empty() ? "(no heading)" : line;
}

void append_field(std::string& text, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  text += "  ";
  text += name;
  text += ": ";
  text += value;
  text += '\n';
}

void append_fields(std::string& text, const Article& article) {
  append_field(text, "url", article.url);
  append_field(text, "publisher", article.publisher);
  append_field(text, "date", article.date);
  for (const std::string& author : article.authors) append_field(text, "author", author);
  for (const auto& [name, value] : article.metadata) append_field(text, name, value);
}

void append_notes(std::string& text, const ArticlePreview& preview) {
  for (const SkippedLine& line : preview.article.skipped) {
    text += "  skipped, line " + std::to_string(line.line) + " (" + line.reason +
            "): " + line.text + '\n';
  }
  for (const Passage& passage : preview.duplicates) {
    text += "  said again, kept once: " + passage.text + '\n';
  }
  for (const IndexingError& warning : preview.article.warnings) {
    text += "  warning: " + to_string(warning) + '\n';
  }
}

}  // namespace

std::string preview_text(const ArticlePreview& preview) {
  const Article& article = preview.article;
  std::string text = article.title + "\nid: " + article.id + ", " +
                     std::to_string(preview.passages.size()) + " passages\n";
  append_fields(text, article);
  std::string heading;
  for (const Passage& passage : preview.passages) {
    if (std::string line = heading_line(passage); line != heading) {
      text += '\n' + line + '\n';
      heading = std::move(line);
    }
    append_passage(text, passage);
  }
  append_notes(text, preview);
  return text;
}

}  // namespace article_search
