#include "indexer/readers/jats_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/readers/jats_text.h"

namespace article_search {

namespace {

// Wider tables do not occur in articles; columns beyond have no names.
constexpr std::size_t kMostColumns = 200;

struct Cell {
  std::string text;
  std::size_t column = 0;
  std::size_t columns = 1;
};

using Row = std::vector<Cell>;

// A cell of an earlier row that reaches into the next ones.
struct Span {
  std::string text;
  int rows = 0;
};

std::size_t span_of(const pugi::xml_node& cell, const char* attribute) {
  return std::clamp<std::size_t>(cell.attribute(attribute).as_uint(1), 1, kMostColumns);
}

bool is_cell(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name == "td" || name == "th";
}

bool is_heading_row(const pugi::xml_node& row) { return row.child("th") && !row.child("td"); }

class TableReader {
 public:
  explicit TableReader(std::size_t& repeatable) : repeatable_(repeatable) {}

  void read(const pugi::xml_node& table) {
    for (const pugi::xml_node& row : table.child("thead").children("tr")) add_header(row);
    // A span that reaches out of the header is a mistake.
    spans_.clear();
    may_be_header_ = !table.child("thead");
    for (const pugi::xml_node& body : table.children("tbody")) add_rows(body);
    add_rows(table);
    for (const pugi::xml_node& foot : table.children("tfoot")) add_rows(foot);
  }

  std::vector<std::string> take() { return std::move(rows_); }

 private:
  void add_rows(const pugi::xml_node& parent) {
    for (const pugi::xml_node& row : parent.children("tr")) {
      if (std::exchange(may_be_header_, false) && is_heading_row(row)) {
        add_header(row);
      } else if (std::string text = row_text(row); !text.empty()) {
        rows_.push_back(std::move(text));
      }
    }
  }

  void add_header(const pugi::xml_node& node) {
    for (const Cell& cell : cells_of(node)) {
      const std::size_t end = std::min(cell.column + cell.columns, kMostColumns);
      if (names_.size() < end) names_.resize(end);
      for (std::size_t i = cell.column; i < end; ++i) add_name(names_[i], cell.text);
    }
  }

  std::string row_text(const pugi::xml_node& node) {
    const Row row = cells_of(node);
    std::string text;
    for (const Cell& cell : row) {
      if (cell.text.empty()) continue;
      if (!text.empty()) text += "; ";
      const std::string_view name = row.size() == 1 ? std::string_view() : name_of(cell);
      if (!name.empty()) text.append(again(name)).append(": ");
      text += cell.text;
    }
    return text;
  }

  static void add_name(std::string& name, std::string_view text) {
    constexpr std::size_t kLongestName = 200;
    if (text.empty() || name.ends_with(text) || name.size() + text.size() > kLongestName) return;
    if (!name.empty()) name += ' ';
    name += text;
  }

  std::string_view name_of(const Cell& cell) const {
    const bool has_name = cell.column < names_.size() && names_[cell.column] != cell.text;
    return has_name && names_[cell.column].size() <= repeatable_ ? names_[cell.column]
                                                                 : std::string_view();
  }

  std::string_view again(std::string_view text) {
    if (text.size() > repeatable_) return {};
    repeatable_ -= text.size();
    return text;
  }

  Row cells_of(const pugi::xml_node& node) {
    Row row;
    for (const pugi::xml_node& child : node.children()) {
      if (!is_cell(child)) continue;
      take_spans(row);
      const Cell cell{jats_text(child), column_, span_of(child, "colspan")};
      keep_span(cell, static_cast<int>(span_of(child, "rowspan")) - 1);
      column_ += cell.columns;
      row.push_back(cell);
    }
    take_spans(row);
    column_ = 0;
    return row;
  }

  void take_spans(Row& row) {
    for (; column_ < spans_.size() && spans_[column_].rows > 0; ++column_) {
      Span& span = spans_[column_];
      --span.rows;
      if (!span.text.empty()) row.push_back({std::string(again(span.text)), column_, 1});
    }
  }

  // The text goes with the first of the columns, so that a row says it once.
  void keep_span(const Cell& cell, int rows) {
    const std::size_t end = std::min(cell.column + cell.columns, kMostColumns);
    if (rows == 0 || cell.column >= end) return;
    if (spans_.size() < end) spans_.resize(end);
    for (std::size_t i = cell.column; i < end; ++i) {
      spans_[i] = {i == cell.column ? cell.text : std::string(), rows};
    }
  }

  std::size_t& repeatable_;
  std::vector<std::string> names_;
  std::vector<std::string> rows_;
  bool may_be_header_ = false;
  std::vector<Span> spans_;
  std::size_t column_ = 0;
};

}  // namespace

std::vector<std::string> table_rows(const pugi::xml_node& table, std::size_t& repeatable) {
  TableReader reader(repeatable);
  reader.read(table);
  return reader.take();
}

}  // namespace article_search
