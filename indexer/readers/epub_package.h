#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "indexer/article.h"
#include "indexer/indexing_error.h"
#include "indexer/readers/zip_archive.h"

namespace article_search {

/// A file of a book's text, in the order of reading.
struct EpubChapter {
  /// Its name in the archive.
  std::string entry;
  /// What the table of contents calls it; empty if it is not there.
  std::string label;
};

/// What an EPUB says of its book.
struct EpubPackage {
  /// Title, authors, language, date, publisher, metadata and warnings; the rest is not set.
  Article about;
  /// Without the cover and the table of contents.
  std::vector<EpubChapter> chapters;
};

/// Reads the container, the package document that it names, and the table of contents (that of
/// EPUB 3, else that of EPUB 2). Error: one of the first two is missing or no well-formed XML, no
/// chapters, a book that is encrypted. A chapter whose name leads out of the archive, or to
/// nothing, is left out with a warning. Any thread.
tl::expected<EpubPackage, IndexingError> read_epub_package(ZipArchive& archive,
                                                           const std::string& path);

/// The entry that `reference`, as it stands in an entry of `folder` ("OEBPS/" or ""), names:
/// percent-encoding decoded, "." and ".." resolved, without what follows '?' or '#'. Empty if it
/// leads out of the archive, or is an address elsewhere.
std::string resolve_epub_reference(std::string_view folder, std::string_view reference);

}  // namespace article_search
