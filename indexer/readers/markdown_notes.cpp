#include "indexer/readers/markdown_notes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "indexer/readers/source_text.h"

namespace article_search {

namespace {

// Control characters that no text has: decoded sources may, but then they stand in no such pair.
constexpr char kOpen = '\x02';
constexpr char kClose = '\x03';
constexpr std::size_t kLongestLabel = 100;

std::string_view without_indent(std::string_view line) {
  const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
  return spaces <= 3 ? line.substr(spaces) : std::string_view();
}

bool is_fence(std::string_view line) {
  const std::string_view text = without_indent(line);
  return text.starts_with("```") || text.starts_with("~~~");
}

// The bytes of the label with its brackets, if `text` begins with one; else 0.
std::size_t label_length(std::string_view text, char open, char close) {
  if (text.size() < 4 || text[0] != open || text[1] != '^') return 0;
  const std::string ends = std::string("[] \n") + close;
  const std::size_t end = text.substr(0, kLongestLabel).find_first_of(ends, 2);
  return end == std::string_view::npos || end < 3 || text[end] != close ? 0 : end + 1;
}

// A label's own text, as in "[^1]".
std::string label_in(std::string_view text, std::size_t length) {
  return std::string(text.substr(2, length - 3));
}

struct Notes {
  std::map<std::string, Block> by_label;
  std::vector<Block> others;
};

// Takes the definitions from the blocks.
Notes take_notes(std::vector<Block> blocks) {
  Notes notes;
  for (Block& block : blocks) {
    const std::size_t length = label_length(block.text, kOpen, kClose);
    if (length == 0) {
      notes.others.push_back(std::move(block));
      continue;
    }
    std::string label = label_in(block.text, length);
    block.text = collapse_spaces(std::string_view(block.text).substr(length + 1));
    notes.by_label.emplace(std::move(label), std::move(block));
  }
  return notes;
}

// Takes references to known notes out of `text`; returns their labels in order.
std::vector<std::string> take_references(std::string& text,
                                         const std::map<std::string, Block>& known) {
  std::vector<std::string> labels;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    const std::size_t length = label_length(rest, '[', ']');
    std::string label = length == 0 ? std::string() : label_in(rest, length);
    if (length > 0 && known.contains(label)) {
      labels.push_back(std::move(label));
      at += length;
    } else {
      kept += text[at++];
    }
  }
  if (!labels.empty()) text = collapse_spaces(kept);
  return labels;
}

}  // namespace

std::string mark_note_definitions(std::string_view text) {
  std::string marked(text);
  bool is_code = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (is_fence(line)) is_code = !is_code;
    const std::string_view definition = without_indent(line);
    const std::size_t length = is_code ? 0 : label_length(definition, '[', ']');
    if (length > 0 && definition.substr(length).starts_with(':')) {
      const std::size_t at = end - definition.size();
      marked[at] = kOpen;
      marked[at + length - 1] = kClose;
    }
    begin = end + 1;
  }
  return marked;
}

bool begins_note_definition(std::string_view line) { return label_length(line, kOpen, kClose) > 0; }

std::vector<Block> place_notes(std::vector<Block> blocks) {
  Notes notes = take_notes(std::move(blocks));
  if (notes.by_label.empty()) return std::move(notes.others);
  const std::map<std::string, Block> known = notes.by_label;
  std::vector<Block> placed;
  for (Block& block : notes.others) {
    const std::vector<std::string> labels = take_references(block.text, known);
    const int level = block.kind == BlockKind::heading ? 0 : block.level;
    if (!block.text.empty()) placed.push_back(std::move(block));
    for (const std::string& label : labels) {
      auto note = notes.by_label.extract(label);
      if (note.empty()) continue;
      note.mapped().level = level;
      take_references(note.mapped().text, known);
      if (!note.mapped().text.empty()) placed.push_back(std::move(note.mapped()));
    }
  }
  // What nothing in the text refers to, in the order of the source.
  std::vector<Block> left;
  for (auto& [label, note] : notes.by_label) left.push_back(std::move(note));
  std::ranges::sort(left, {}, &Block::line);
  placed.insert(placed.end(), left.begin(), left.end());
  return placed;
}

}  // namespace article_search
