#include "indexer/readers/html_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace article_search {

namespace {

// More columns nobody reads; what stands beyond is kept without its column's name.
constexpr std::size_t kMostColumns = 256;
// A longer text is a sentence, which would hide the value before which it is repeated.
constexpr std::size_t kLongestColumnName = 80;
// Cells of data are short; those of a laid-out page hold whole sections.
constexpr std::size_t kLongestCell = 300;

struct Cell {
  std::string text;
  bool is_name = false;
  std::size_t columns = 1;
  std::size_t rows = 1;
};

struct Row {
  std::vector<Cell> cells;
  bool in_head = false;
  int line = 0;
  std::string anchor;
};

struct Table {
  std::string caption;
  int caption_line = 0;
  std::vector<Row> rows;
};

// A cell's text that goes down into the rows below.
struct Carried {
  std::string text;
  std::size_t rows = 0;
};

std::size_t span_of(const HtmlNode& cell, std::string_view name) {
  const std::string_view value = attribute_of(cell, name);
  std::size_t span = 1;
  std::from_chars(value.data(), value.data() + value.size(), span);
  return std::clamp(span, std::size_t{1}, kMostColumns);
}

bool is_cell(const HtmlNode& node) { return node.name == "td" || node.name == "th"; }

std::string first_id_below(const HtmlTree& tree, std::size_t at) {
  for (std::size_t i = at; i < tree[at].end; ++i) {
    if (const auto id = attribute_of(tree[i], "id"); !id.empty()) return std::string(id);
  }
  return {};
}

Table parse_table(const HtmlTree& tree, std::size_t at) {
  Table table;
  std::size_t head_end = 0;
  for (std::size_t i = at + 1; i < tree[at].end;) {
    const HtmlNode& node = tree[i];
    if (node.name == "thead") head_end = node.end;
    if (node.name == "caption") {
      table.caption = text_below(tree, i);
      table.caption_line = node.line;
    } else if (node.name == "tr") {
      table.rows.push_back({{}, i < head_end, node.line, first_id_below(tree, i)});
    } else if (is_cell(node) && !table.rows.empty()) {
      table.rows.back().cells.push_back({text_below(tree, i), node.name == "th",
                                         span_of(node, "colspan"), span_of(node, "rowspan")});
    }
    const bool is_read = node.name == "caption" || (is_cell(node) && !table.rows.empty());
    i = is_read ? node.end : i + 1;
  }
  return table;
}

// One cell that goes over several columns is a heading of the table, or between its rows.
bool is_heading_row(const Row& row) {
  return row.cells.size() == 1 && row.cells.front().columns > 1;
}

bool are_names(const Row& row) {
  return !row.cells.empty() && std::ranges::all_of(row.cells, &Cell::is_name);
}

// Puts rows on a grid of columns.
class Grid {
 public:
  // Texts repeated down the rows may be this much in all: a cell can span a whole long table.
  explicit Grid(std::size_t budget) : budget_(budget) {}

  std::vector<std::string> place(const Row& row) {
    std::vector<std::string> columns;
    for (const Cell& cell : row.cells) {
      take_carried(columns);
      if (columns.size() == kMostColumns) append(columns.back(), cell.text);
      for (std::size_t i = 0; i < cell.columns && columns.size() < kMostColumns; ++i) {
        if (cell.rows > 1) carry(columns.size(), i == 0 ? cell.text : std::string(), cell.rows - 1);
        columns.push_back(i == 0 ? cell.text : std::string());
      }
    }
    take_carried(columns);
    return columns;
  }

 private:
  static void append(std::string& text, const std::string& addition) {
    text += ' ';
    text += addition;
  }

  void take_carried(std::vector<std::string>& columns) {
    while (columns.size() < carried_.size() && columns.size() < kMostColumns &&
           carried_[columns.size()].rows > 0) {
      Carried& above = carried_[columns.size()];
      --above.rows;
      const bool is_affordable = above.text.size() <= budget_;
      budget_ -= is_affordable ? above.text.size() : 0;
      columns.push_back(is_affordable ? above.text : std::string());
    }
  }

  void carry(std::size_t column, std::string text, std::size_t rows) {
    if (carried_.size() <= column) carried_.resize(column + 1);
    carried_[column] = {std::move(text), rows};
  }

  std::size_t budget_;
  std::vector<Carried> carried_;
};

// The names above each column, those of several rows of names joined.
class ColumnNames {
 public:
  void add(const Row& row, const std::vector<std::string>& columns) {
    if (names_.size() < columns.size()) names_.resize(columns.size());
    std::size_t at = 0;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      add_name(names_[column], columns[column]);
    }
    // A name over several columns belongs to each of them.
    for (const Cell& cell : row.cells) {
      while (at < columns.size() && columns[at] != cell.text) ++at;
      for (std::size_t i = 1; i < cell.columns && at + i < columns.size(); ++i) {
        add_name(names_[at + i], cell.text);
      }
      at += cell.columns;
    }
  }

  std::string_view of(std::size_t column) const {
    const bool is_usable = column < names_.size() && names_[column].size() <= kLongestColumnName;
    return is_usable ? std::string_view(names_[column]) : std::string_view();
  }

  bool are_all_usable() const {
    return std::ranges::all_of(
        names_, [](const std::string& name) { return name.size() <= kLongestColumnName; });
  }

 private:
  static void add_name(std::string& name, const std::string& addition) {
    if (addition.empty() || name == addition || name.size() > kLongestColumnName) return;
    if (!name.empty()) name += ' ';
    name += addition;
  }

  std::vector<std::string> names_;
};

void append_part(std::string& text, std::string_view separator, std::string_view part) {
  if (part.empty()) return;
  if (!text.empty()) text += separator;
  text += part;
}

std::string labelled(std::string_view label, std::string_view value) {
  if (label.empty() || value.empty()) return std::string(value);
  return std::string(label) + (label.ends_with(':') ? " " : ": ") + std::string(value);
}

std::string joined(const std::vector<std::string>& columns) {
  std::string text;
  for (const std::string& column : columns) append_part(text, " | ", column);
  return text;
}

std::string named_row(const std::vector<std::string>& columns, const ColumnNames& names) {
  std::string text;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    append_part(text, "; ", labelled(names.of(i), columns[i]));
  }
  return text;
}

std::string unnamed_row(const Row& row, const std::vector<std::string>& columns) {
  if (row.cells.empty() || !row.cells.front().is_name || columns.size() < 2) return joined(columns);
  return labelled(columns.front(), joined({columns.begin() + 1, columns.end()}));
}

// Makes rows of text, one after the other: first the names, then what they name.
class RowReader {
 public:
  explicit RowReader(int level, std::size_t budget) : level_(level), grid_(budget) {}

  void add(const Row& row, bool is_head) {
    const std::vector<std::string> columns = grid_.place(row);
    if (is_head) {
      names_.add(row, columns);
      pending_.push_back(make_block(joined(columns), row));
      return;
    }
    if (!names_.are_all_usable()) flush_names();
    const bool has_names = !pending_.empty() || were_names_;
    were_names_ = has_names;
    pending_.clear();
    const bool is_heading = is_heading_row(row);
    keep(make_block(is_heading  ? joined(columns)
                    : has_names ? named_row(columns, names_)
                                : unnamed_row(row, columns),
                    row));
  }

  std::vector<Block> take() {
    flush_names();
    return std::move(blocks_);
  }

 private:
  Block make_block(std::string text, const Row& row) const {
    Block block;
    block.level = level_;
    block.text = std::move(text);
    block.line = row.line;
    block.anchor = row.anchor;
    return block;
  }

  void keep(Block block) {
    if (!block.text.empty()) blocks_.push_back(std::move(block));
  }

  void flush_names() {
    were_names_ = were_names_ || !pending_.empty();
    for (Block& block : pending_) keep(std::move(block));
    pending_.clear();
  }

  int level_;
  Grid grid_;
  ColumnNames names_;
  std::vector<Block> pending_;
  bool were_names_ = false;
  std::vector<Block> blocks_;
};

std::size_t size_of(const Table& table) {
  std::size_t size = 0;
  for (const Row& row : table.rows) {
    for (const Cell& cell : row.cells) size += cell.text.size();
  }
  return size;
}

bool is_structure(const HtmlNode& node) {
  constexpr std::array<std::string_view, 4> kStructures = {"table", "figure", "section", "form"};
  return heading_level(node) > 0 || std::ranges::find(kStructures, node.name) != kStructures.end();
}

// Column names make a table of data, if there are values below them.
bool has_names(const Table& table) {
  const auto is_plain = [](const Row& row) { return !row.in_head && !are_names(row); };
  return std::ranges::any_of(
             table.rows,
             [](const Row& row) { return std::ranges::any_of(row.cells, &Cell::is_name); }) &&
         std::ranges::any_of(table.rows, is_plain);
}

bool has_short_cells(const Table& table) {
  const auto is_short = [](const Cell& cell) { return cell.text.size() <= kLongestCell; };
  std::size_t wide_rows = 0;
  for (const Row& row : table.rows) {
    if (!std::ranges::all_of(row.cells, is_short)) return false;
    if (row.cells.size() > 1) ++wide_rows;
  }
  return wide_rows > 1;
}

}  // namespace

bool is_data_table(const HtmlTree& tree, std::size_t at) {
  const std::string_view role = attribute_of(tree[at], "role");
  if (role == "presentation" || role == "none") return false;
  for (std::size_t i = at + 1; i < tree[at].end; ++i) {
    if (is_structure(tree[i])) return false;
  }
  const Table table = parse_table(tree, at);
  return has_names(table) || !table.caption.empty() || has_short_cells(table);
}

std::vector<Block> read_table(const HtmlTree& tree, std::size_t at, int level) {
  const Table table = parse_table(tree, at);
  RowReader reader(level, 4 * size_of(table));
  bool in_head = true;
  for (const Row& row : table.rows) {
    const bool is_heading = !row.in_head && is_heading_row(row);
    in_head = in_head && (is_heading || row.in_head || are_names(row));
    reader.add(row, in_head && !is_heading);
  }
  std::vector<Block> blocks = reader.take();
  if (table.caption.empty()) return blocks;
  Block caption;
  caption.level = level;
  caption.text = table.caption;
  caption.line = table.caption_line;
  caption.anchor = std::string(attribute_of(tree[at], "id"));
  blocks.insert(blocks.begin(), std::move(caption));
  return blocks;
}

}  // namespace article_search
