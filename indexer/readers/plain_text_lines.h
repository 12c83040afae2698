#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace article_search {

/// A line of plain text by its looks alone, without its neighbours' help (but for `furniture`).
enum class LineLook {
  blank,
  /// A web page's controls, not its content: "Skip to content", "Home › Research › Cells".
  furniture,
  /// Drawn: "----", "====", "* * *".
  drawn,
  text,
};

/// The sign that makes a line a list item.
enum class ItemMark { none, bullet, en_dash, number };

/// A line of plain text. Views are into the text that split_into_lines() was given.
struct TextLine {
  LineLook look = LineLook::blank;
  ItemMark mark = ItemMark::none;
  /// Which of a numbered list's items, 0 if `mark` is no number.
  int ordinal = 0;
  /// 1-based.
  int number = 0;
  /// Columns of white space before it; tabs reach to the next multiple of 8.
  int indent = 0;
  /// Columns of the longest of the lines around it up to blank ones: the width of wrapped text.
  int width = 0;
  /// Without white space at the ends.
  std::string_view whole;
  /// `whole` without its item mark; the same view if it has none.
  std::string_view text;
};

/// The lines of `text`, of several blank ones in a row just the first. Indentation common to all is
/// taken off.
std::vector<TextLine> split_into_lines(std::string_view text);

/// Bytes stand for columns here: who compares them, compares lines of one text.
int columns_of(std::string_view text);

/// Whether the text begins with a lower-case letter and not with a word such as iPSC or mRNA.
bool begins_in_lower_case(std::string_view text);

/// How many numbers a heading such as "2.1 Methods" begins with; 0 if with none.
int heading_numbers(std::string_view text);

/// Whether the line could be a heading by its own looks: short, no sentence, no byline.
bool looks_like_heading(std::string_view text);

}  // namespace article_search
