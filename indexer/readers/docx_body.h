#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "indexer/article.h"
#include "indexer/readers/docx_styles.h"
#include "indexer/readers/html_tree.h"

namespace article_search {

/// The parts of a Word document beside its body that are needed to read it.
struct DocxParts {
  DocxStyles styles;
  DocxLists lists;
  /// Null if there are none.
  pugi::xml_node footnotes;
  pugi::xml_node endnotes;
};

/// The text of a document, and what its first page says of itself.
struct DocxContent {
  HtmlTree tree;
  /// Of the paragraphs with the style "Title", which are not in the tree.
  std::string title;
  /// Likewise for "Author", each a paragraph.
  std::vector<std::string> authors;
  /// A paragraph of the style "Date" that is an ISO date; empty if there is none.
  std::string date;
  /// Tables of contents. Without lines, as the format has none.
  std::vector<SkippedLine> skipped;
};

/// Reads a `w:body` as the page that it would be: headings, paragraphs, lists by their depth,
/// tables with their spans and column names. Notes and text boxes stand behind the paragraph, or
/// table, that they belong to. Bookmarks are anchors. What a paragraph holds, docx_text.h says.
///
/// The first row of a table has its column names if it says so, or if the table's look sets it
/// apart and it holds short words.
DocxContent read_docx_body(const pugi::xml_node& body, const DocxParts& parts);

}  // namespace article_search
