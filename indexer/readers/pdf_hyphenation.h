#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// Knows a document's words, to tell a hyphen that parts a word at the end of a line from one that
/// belongs to it. Constant after construction.
class PdfHyphenation {
 public:
  explicit PdfHyphenation(const std::vector<PdfPage>& pages);

  /// Appends a line to the text of those before it: with a space, or without one after a hyphen.
  ///
  /// A soft hyphen always goes. A hyphen goes if the document has the word without it elsewhere,
  /// and stays if it has it with it, or if what follows is no small letter, or what is before it no
  /// letter ("IL-2-" stays). Without such evidence it goes.
  void join(std::string& text, std::string_view line) const;

 private:
  std::set<std::string, std::less<>> words_;
};

}  // namespace article_search
