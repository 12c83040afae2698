#include "indexer/readers/docx_table.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/docx_text.h"
#include "indexer/readers/source_text.h"
#include "indexer/readers/xml_document.h"

namespace article_search {

namespace {

constexpr std::size_t kMostColumns = 256;
// A longer text is no column's name.
constexpr std::size_t kLongestName = 60;

std::size_t number_in(const pugi::xml_node& properties, std::string_view name) {
  const std::string_view value = local_attribute(local_child(properties, name), "val");
  std::size_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return std::min(number, kMostColumns);
}

bool is_on(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

// The mark of a first row that looks different, as an attribute or as a bit of older versions.
bool sets_first_row_apart(const pugi::xml_node& table) {
  constexpr unsigned kFirstRow = 0x20;
  const pugi::xml_node look = local_child(local_child(table, "tblPr"), "tblLook");
  if (const std::string_view own = local_attribute(look, "firstRow"); !own.empty()) {
    return is_on(own);
  }
  const std::string_view bits = local_attribute(look, "val");
  unsigned value = 0;
  std::from_chars(bits.data(), bits.data() + bits.size(), value, 16);
  return (value & kFirstRow) != 0;
}

std::vector<pugi::xml_node> children_named(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view own = local_name(child);
    if (own == name) found.push_back(child);
    // Controls for forms may stand around rows and cells.
    if (own != "sdt" && own != "customXml") continue;
    const pugi::xml_node inside = own == "sdt" ? local_child(child, "sdtContent") : child;
    const std::vector<pugi::xml_node> more = children_named(inside, name);
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

bool is_deleted(const pugi::xml_node& row) { return local_child(local_child(row, "trPr"), "del"); }

bool says_it_has_names(const pugi::xml_node& row) {
  const pugi::xml_node mark = local_child(local_child(row, "trPr"), "tblHeader");
  const std::string_view value = local_attribute(mark, "val");
  return mark && (value.empty() || is_on(value));
}

bool is_name(std::string_view text) {
  return text.size() <= kLongestName && text.find_first_of("0123456789") != 0;
}

bool holds_names(const pugi::xml_node& row) {
  std::size_t names = 0;
  const std::vector<pugi::xml_node> cells = children_named(row, "tc");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string text = collapse_spaces(DocxTextReader().read(cells[i]).text);
    // Only the corner above names of rows is empty.
    if ((text.empty() && i > 0) || !is_name(text)) return false;
    names += text.empty() ? 0 : 1;
  }
  return cells.size() > 1 && names > 0;
}

// How many of the first rows hold the names of columns.
std::size_t count_rows_of_names(const pugi::xml_node& table,
                                const std::vector<pugi::xml_node>& rows) {
  const auto body = std::ranges::find_if_not(rows, says_it_has_names);
  const auto marked = static_cast<std::size_t>(body - rows.begin());
  if (marked > 0) return marked;
  const bool has_names =
      rows.size() > 1 && sets_first_row_apart(table) && holds_names(rows.front());
  return has_names ? 1 : 0;
}

// Writes rows, counting those that a cell goes down through.
class TableWriter {
 public:
  TableWriter(HtmlTreeWriter& writer, const std::function<void(const pugi::xml_node&)>& add_cell)
      : writer_(writer), add_cell_(add_cell) {}

  void write(const pugi::xml_node& row, std::string_view element) {
    writer_.open("tr");
    std::size_t column = number_in(local_child(row, "trPr"), "gridBefore");
    for (std::size_t i = 0; i < column; ++i) {
      writer_.open("td");
      writer_.close();
    }
    for (const pugi::xml_node& cell : children_named(row, "tc")) {
      column += write_cell(cell, column, element);
    }
    writer_.close();
  }

 private:
  struct Tall {
    std::size_t node = 0;
    std::size_t rows = 1;
  };

  // Returns how many columns the cell takes.
  std::size_t write_cell(const pugi::xml_node& cell, std::size_t column, std::string_view element) {
    const pugi::xml_node properties = local_child(cell, "tcPr");
    const std::size_t columns = std::max<std::size_t>(1, number_in(properties, "gridSpan"));
    const pugi::xml_node merge = local_child(properties, "vMerge");
    const bool begins = local_attribute(merge, "val") == "restart";
    if (const auto above = tall_.find(column); merge && !begins && above != tall_.end()) {
      writer_.set_attribute(above->second.node, "rowspan", std::to_string(++above->second.rows));
      return columns;
    }
    const std::size_t node = writer_.open(element);
    if (columns > 1) writer_.set_attribute(node, "colspan", std::to_string(columns));
    add_cell_(cell);
    writer_.close();
    tall_.erase(column);
    if (begins) tall_[column] = {node};
    return columns;
  }

  HtmlTreeWriter& writer_;
  const std::function<void(const pugi::xml_node&)>& add_cell_;
  std::map<std::size_t, Tall> tall_;
};

}  // namespace

void write_docx_table(const pugi::xml_node& table,
                      HtmlTreeWriter& writer,
                      const std::function<void(const pugi::xml_node& cell)>& add_cell) {
  std::vector<pugi::xml_node> rows = children_named(table, "tr");
  std::erase_if(rows, is_deleted);
  const std::size_t names = count_rows_of_names(table, rows);
  writer.open("table");
  TableWriter table_writer(writer, add_cell);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table_writer.write(rows[i], i < names ? "th" : "td");
  }
  writer.close();
}

}  // namespace article_search
