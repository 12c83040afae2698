#include "indexer/readers/markdown_table.h"

#include <string_view>
#include <utility>

namespace article_search {

namespace {

// A longer text is a sentence, which would hide the cell before which it is repeated.
constexpr std::size_t kLongestName = 80;

void append(std::string& text, std::string_view separator, std::string_view addition) {
  if (!text.empty()) text += separator;
  text += addition;
}

}  // namespace

std::string MarkdownTable::row_text(std::vector<std::string> cells) {
  std::string text;
  if (columns_.empty()) {
    for (std::string& cell : cells) columns_.push_back({std::move(cell)});
    return text;
  }
  for (std::size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    if (cells[i].empty()) continue;
    Column& column = columns_[i];
    const bool is_named = !column.name.empty() && column.name.size() <= kLongestName;
    append(text, "; ", is_named ? column.name + ": " + cells[i] : cells[i]);
    column.is_used = column.is_used || is_named;
  }
  return text;
}

std::string MarkdownTable::take_unused_names() {
  std::string text;
  for (const Column& column : std::exchange(columns_, {})) {
    if (!column.is_used && !column.name.empty()) append(text, " | ", column.name);
  }
  return text;
}

}  // namespace article_search
