#pragma once

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/bounded_command.h"
#include "indexer/readers/source_text.h"

namespace article_search {

/// The program that gives the text of a PDF with its places: poppler's, or one that understands the
/// same arguments and writes the same.
struct PdfConverter {
  std::string program = "pdftotext";
  /// A book of 1,300 pages takes some 10 s and 60 MiB of output.
  CommandLimits limits = {};
};

/// Reads a PDF: paragraphs across lines, columns and pages, headings, bulleted lists
/// (pdf_paragraphs.h) without running heads and the like, which are in `skipped`
/// (pdf_furniture.h). Anchors are "page=3".
///
/// The title is what the file says of itself if that is a title and no file's name, else the
/// largest line of the first page, else the file's name; author and date are what the file says.
/// Blocks have no lines. With a warning where many letters have no meaning.
///
/// Error: no pdftotext, or one that fails, crashes, or exceeds its limits; a PDF that is damaged,
/// needs a password, or holds no text but images. Any thread; a child process reads the PDF and can
/// write nothing.
tl::expected<Article, IndexingError> read_pdf(const SourceFile& file);
tl::expected<Article, IndexingError> read_pdf(const SourceFile& file,
                                              const PdfConverter& converter);

}  // namespace article_search
