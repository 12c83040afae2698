#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// Whether letters of two sizes may be of one paragraph: fonts in italics differ a little.
bool is_same_size(double one, double other);

/// Decides by the sizes of a document's letters what is a heading. Constant after construction.
class PdfHeadings {
 public:
  explicit PdfHeadings(const std::vector<PdfPage>& pages);

  /// The size of most letters.
  double text_size() const { return text_size_; }

  /// The size of the largest headings; that of the text if there are none.
  double largest_size() const {
    return heading_sizes_.empty() ? text_size_ : heading_sizes_.front();
  }

  /// The level, 1 to 6, of a text of `lines` lines in letters of `size`; 0 if it is no heading.
  /// `stands_alone`: nothing else stands in its block.
  int level_of(std::string_view text, double size, int lines, bool stands_alone) const;

 private:
  double text_size_ = 0;
  /// Sizes of headings, the largest first: larger than the text, and not those of programs or
  /// quotations, whose letters may be taller too but which stand in blocks of many lines.
  std::vector<double> heading_sizes_;
};

/// How wide letters of the line are on average, those of capitals alone as if they were small.
/// Unlike `size`, which is as high as a font's highest sign, it tells fonts of one size apart from
/// others.
double letter_width(const PdfLine& line);

/// Whether sections of articles are called so: "Abstract".
bool is_section_name(std::string_view text);

/// The levels of a section's number that begins `text` ("2.1 Methods" has 2); 0 if there is none.
int count_number_levels(std::string_view text);

}  // namespace article_search
