#pragma once

#include <string_view>

#include "indexer/schema/stored_passage.h"

namespace article_search {

/// The part that a section with this heading plays, with or without a number before it ("2.
/// Materials and Methods"), in English and some other languages; `none` if the heading is not one
/// that many articles have. A discussion has no role: it is neither result nor outlook. The table
/// is our own, from the structure that the Vancouver recommendations (ICMJE) name. Any thread.
schema::PassageRole find_heading_role(std::string_view heading);

/// The same for a JATS `sec-type`, of which there may be several, parted by '|'.
schema::PassageRole find_section_type_role(std::string_view section_type);

}  // namespace article_search
