#pragma once

#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "indexer/article.h"

namespace article_search {

/// Appends the text of a JATS `article` (or `sub-article`) to `article.blocks`, in order:
/// abstracts, body, what stands behind it, floating figures, reference list, and sub-articles and
/// responses under their titles. Sections are headings, level 1 for the outermost.
///
/// A table and a boxed text with a title are sections of their own behind the paragraphs of theirs,
/// for whatever followed in place would stand under their headings; a table's rows are paragraphs.
/// References are paragraphs. A block's anchor is the id of the closest element
/// around it that has one. Lines are those of `text`, which the document was parsed from.
void read_jats_body(const pugi::xml_node& source, std::string_view text, Article& article);

}  // namespace article_search
