#pragma once

#include <vector>

#include "indexer/readers/pdf_pages.h"

namespace article_search {

/// Puts numbers of sections before their titles. Where much space is between both, poppler makes
/// lines of them that stand side by side: "2.1" and "Patients" become "2.1 Patients". Linear.
void join_section_numbers(std::vector<PdfPage>& pages);

}  // namespace article_search
