#include "indexer/readers/html_table.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/indexer/block_text.h"

namespace article_search {
namespace {

struct Parsed {
  HtmlTree tree;
  std::size_t table = 0;
};

Parsed parse(std::string_view rows) {
  auto tree = parse_html("<table>" + std::string(rows) + "</table>", "a.html");
  EXPECT_TRUE(tree) << rows;
  Parsed parsed{std::move(*tree)};
  while (parsed.tree[parsed.table].name != "table") ++parsed.table;
  return parsed;
}

struct TableCase {
  std::string_view rows;
  Rows expected;
};

TEST(HtmlTable, PutsColumnNamesBeforeValues) {
  const TableCase cases[] = {
      {"<tr><th>Cell<th>Use<tr><td>iPSC<td>repair<tr><td>MSC<td>calm",
       {"P Cell: iPSC; Use: repair", "P Cell: MSC; Use: calm"}},
      {"<thead><tr><td>Cell<td>Use<tbody><tr><td>iPSC<td>repair", {"P Cell: iPSC; Use: repair"}},
      {"<tr><th>Cell<th>Use<tr><th>iPSC<td>repair", {"P Cell: iPSC; Use: repair"}},
      // An empty value says nothing, nor does an empty name.
      {"<tr><th>Cell<th>Use<tr><td>iPSC<td><tr><td><td>", {"P Cell: iPSC"}},
      {"<tr><th><th>Use<tr><td>iPSC<td>repair", {"P iPSC; Use: repair"}},
      {"<tr><th>Cell:<th>Use<tr><td>iPSC<td>repair", {"P Cell: iPSC; Use: repair"}},
      // More or fewer cells than names.
      {"<tr><th>Cell<tr><td>iPSC<td>repair<td>more", {"P Cell: iPSC; repair; more"}},
      {"<tr><th>A<th>B<tr><td>1", {"P A: 1"}},
  };
  for (const TableCase& row : cases) {
    const Parsed parsed = parse(row.rows);
    EXPECT_EQ(rows_of(read_table(parsed.tree, parsed.table, 0)), row.expected) << row.rows;
  }
}

TEST(HtmlTable, ReadsTablesWithoutColumnNames) {
  const TableCase cases[] = {
      {"<tr><td>a<td>b<tr><td>c<td>d", {"P a | b", "P c | d"}},
      {"<tr><th>Name<td>Ann<tr><th>Age<td>40", {"P Name: Ann", "P Age: 40"}},
      {"<tr><th>Dose<td>low<td>high", {"P Dose: low | high"}},
      // Names of columns that never come are still text.
      {"<tr><th>a<th>b", {"P a | b"}},
      {"", {}},
      {"<tr><tr><td>", {}},
  };
  for (const TableCase& row : cases) {
    const Parsed parsed = parse(row.rows);
    EXPECT_EQ(rows_of(read_table(parsed.tree, parsed.table, 0)), row.expected) << row.rows;
  }
}

TEST(HtmlTable, FollowsCellsOverSeveralRowsAndColumns) {
  const TableCase cases[] = {
      {"<tr><th>Cell<th>Use<tr><td rowspan=2>iPSC<td>repair<tr><td>study",
       {"P Cell: iPSC; Use: repair", "P Cell: iPSC; Use: study"}},
      {"<tr><th rowspan=2>Cell<th colspan=2>Dose<tr><th>low<th>high<tr><td>iPSC<td>1<td>2",
       {"P Cell: iPSC; Dose low: 1; Dose high: 2"}},
      {"<tr><th colspan=2>Cell<tr><th>Kind<td>stem", {"P Cell", "P Kind: stem"}},
      {"<tr><th colspan=2>Cells<tr><th>A<th>B<tr><td>1<td>2", {"P Cells", "P A: 1; B: 2"}},
      {"<tr><th>A<th>B<tr><td colspan=2>Group<tr><td>1<td>2", {"P Group", "P A: 1; B: 2"}},
      {"<tr><th>A<th>B<th>C<tr><td colspan=2>1<td>2", {"P A: 1; C: 2"}},
      {"<tr><th>A<th>B<tr><td colspan=0>1<td rowspan=-3>2", {"P A: 1; B: 2"}},
  };
  for (const TableCase& row : cases) {
    const Parsed parsed = parse(row.rows);
    EXPECT_EQ(rows_of(read_table(parsed.tree, parsed.table, 0)), row.expected) << row.rows;
  }
}

TEST(HtmlTable, KeepsCaptionsAndLongNames) {
  const std::string sentence(100, 'n');
  const Parsed parsed =
      parse("<caption>Table 1</caption><tr><th>A<th>" + sentence + "<tr><td>1<td>2");
  EXPECT_EQ(rows_of(read_table(parsed.tree, parsed.table, 2)),
            (Rows{"P2 Table 1", "P2 A | " + sentence, "P2 A: 1; 2"}));
}

struct DataCase {
  std::string_view rows;
  bool is_data;
};

TEST(HtmlTable, TellsDataFromLayout) {
  const DataCase cases[] = {
      {"<tr><th>A<th>B<tr><td>1<td>2", true},
      {"<caption>Figures</caption><tr><td>1", true},
      {"<tr><td>1<td>2<tr><td>3<td>4", true},
      // One row or one column is a box around text.
      {"<tr><td>Note<td>Mind the gap.", false},
      {"<tr><td>one<tr><td>two", false},
      {"<tr><td><h2>A</h2><td>b<tr><td>c<td>d", false},
      {"<tr><td><table><tr><td>a</table><td>b<tr><td>c<td>d", false},
      {"<tr><th>Only a heading", false},
  };
  for (const DataCase& row : cases) {
    const Parsed parsed = parse(row.rows);
    EXPECT_EQ(is_data_table(parsed.tree, parsed.table), row.is_data) << row.rows;
  }
}

}  // namespace
}  // namespace article_search
