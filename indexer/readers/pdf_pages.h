#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace article_search {

/// A line of a page and its place, in points from the page's upper left corner.
struct PdfLine {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  /// The height of most of its letters, near enough the size of their font.
  double size = 0;
  /// Lines of one block, as poppler calls what stands together, have one number in the document.
  int block = 0;
  /// Whether all letters are equally wide, as those of programs are.
  bool is_code = false;
};

struct PdfPage {
  /// 1-based.
  int number = 0;
  double width = 0;
  double height = 0;
  /// In the order of reading: down one column, then the next.
  std::vector<PdfLine> lines;
};

/// The text of a PDF by its places, and what it says of itself.
struct PdfText {
  std::string title;
  std::string author;
  /// As the file has it: an ISO date and time, or empty.
  std::string created;
  std::vector<PdfPage> pages;
  /// Letters, and those that stand for nothing because the PDF does not say what they mean.
  std::size_t letters = 0;
  std::size_t unknown_letters = 0;
};

/// Reads what `pdftotext -bbox-layout` writes. Words that touch are one, such as "CO" and a lowered
/// "2"; a raised mark of a note is a word of its own. Letters without a meaning vanish. A line is
/// code if its words are as wide as their letters are many, and more lines have letters of that
/// width. Any thread; linear.
PdfText parse_pdf_text(std::string_view source);

}  // namespace article_search
