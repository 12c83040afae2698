#pragma once

#include <string>

#include <pugixml.hpp>

namespace article_search {

/// The text of a node and of all below it, on one line: inline markup vanishes, formulas are their
/// alternative text or their characters in order. A superscript that cites or points to a note is
/// put in brackets ("cells [3,4]"), one that is a power gets its mark ("10^6"): glued to the word
/// before it, either would make another word. The tree is as parse_xml() gives it.
std::string jats_text(const pugi::xml_node& node);

}  // namespace article_search
