#pragma once

#include <string>
#include <vector>

#include "indexer/article.h"
#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// Makes blocks of the lines of pages without furniture (pdf_furniture.h); their anchors are
/// "page=3", for the page where they begin.
///
/// A paragraph ends at a gap, an indent, a change of the font's size, or a short line that ends a
/// sentence; it goes on in the next column or page if it breaks off within a sentence, past notes
/// and figures in small print. Hyphens at line ends are undone (pdf_hyphenation.h). A line that
/// begins with a bullet begins a list item of level 1. Lines of a program are one paragraph,
/// whatever stands between them but text.
///
/// Headings are short, and either in larger letters than the text (levels by size), or numbered
/// ("2.1 Methods": levels by number), or stand alone and are called as sections of articles are
/// ("Abstract"). The title (pdf_title.h) is one, names and places below it are none. Linear in the
/// number of lines.
std::vector<Block> read_pdf_blocks(const std::vector<PdfPage>& pages);

/// Takes from the blocks, and returns, the entries of a table of contents without dots: three or
/// more that follow each other and come again later as headings, whatever their numbers.
std::vector<SkippedLine> remove_pdf_contents(std::vector<Block>& blocks);

}  // namespace article_search
